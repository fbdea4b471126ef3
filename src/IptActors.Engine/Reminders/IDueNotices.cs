using IptActors.Domain.Values;

namespace IptActors.Engine.Reminders;

/// <summary>Where it is put down that something is overdue, for those who act on it.</summary>
public interface IDueNotices
{
    /// <summary>Puts down what is overdue, each item once however often it is told.</summary>
    /// <param name="course">The course.</param>
    /// <param name="overdue">Items whose day has passed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Journal.JournalUnavailableException">The store cannot be written now; the next reminder tells again.</exception>
    ValueTask NoteAsync(CourseKey course, IReadOnlyList<DueItem> overdue, CancellationToken cancellationToken);
}
