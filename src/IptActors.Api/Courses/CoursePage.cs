using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Domain.Catalog;
using IptActors.Domain.Checklists;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using Wire = IptActors.Contracts.V1;

namespace IptActors.Api.Courses;

/// <summary>Words a course as its page. Compiled at start.</summary>
internal sealed class CoursePage
{
    private readonly Action<CourseState, Wire.Course> _write;
    private readonly Action<ChecklistItem, Wire.ChecklistItem> _writeTask;

    /// <summary>Compiles the writer of the page.</summary>
    /// <exception cref="InvalidOperationException">course.proto and the state of the course do not fit; the message lists every place.</exception>
    public CoursePage()
    {
        var records = new RecordWriter();
        _write = records.Compile<CourseState, Wire.Course>("name", "checklist");
        _writeTask = records.Compile<ChecklistItem, Wire.ChecklistItem>();
        if (records.Problems.Count > 0)
        {
            throw new InvalidOperationException($"course.proto and domain do not fit:{Environment.NewLine}{string.Join(Environment.NewLine, records.Problems)}");
        }
    }

    /// <summary>The page.</summary>
    /// <param name="key">The course.</param>
    /// <param name="state">As it stands.</param>
    /// <param name="catalog">Tasks and policy of the clinic.</param>
    /// <param name="today">The day for tasks that are due by day.</param>
    /// <param name="detail">How much of it is shown.</param>
    public Wire.Course Of(CourseKey key, CourseState state, ClinicalCatalog catalog, DateOnly today, CourseDetail detail)
    {
        var page = new Wire.Course { Name = key.ToString() };
        _write(state, page);
        if (detail == CourseDetail.Status)
        {
            return StatusPage.Of(page);
        }

        foreach (var task in Checklist.For(state, catalog, today))
        {
            var message = new Wire.ChecklistItem();
            _writeTask(task, message);
            page.Checklist.Add(message);
        }

        return page;
    }
}
