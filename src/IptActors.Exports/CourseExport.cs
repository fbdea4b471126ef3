using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.History;

namespace IptActors.Exports;

/// <summary>All that leaves the clinic with one course, before it is given a form. Process notes are not in it, whoever asks.</summary>
public sealed record CourseExport
{
    /// <summary>The course.</summary>
    public required CourseKey Course { get; init; }

    /// <summary>Its events, from the first to the last, without process notes.</summary>
    public required IReadOnlyList<CourseEventRecord> Events { get; init; }

    /// <summary>The course after the last of them.</summary>
    public required CourseState State { get; init; }

    /// <summary>Codes and titles of the clinic.</summary>
    public required ClinicalCatalog Catalog { get; init; }

    /// <summary>Who was shown the course or refused, from the first on.</summary>
    public required IReadOnlyList<CourseAccess> Access { get; init; }

    /// <summary>When the last event was recorded: the moment that an export is dated by, so that a second one is the same.</summary>
    public DateTimeOffset AsOf => State.LastRecordedAt;
}
