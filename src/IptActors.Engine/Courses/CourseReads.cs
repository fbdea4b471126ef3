using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.History;
using IptActors.Engine.Journal;

namespace IptActors.Engine.Courses;

/// <summary>What every host answers to those who read: who may see the course is the same question in a mailbox and in a grain.</summary>
internal static class CourseReads
{
    /// <summary>A course that was never opened.</summary>
    public static Refusal.Rejected NotFound { get; } = new(new Rejection.CourseNotFound());

    /// <summary>The course as the caller may see it.</summary>
    /// <param name="snapshot">The course as it stands.</param>
    /// <param name="course">Which.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="now">The moment, for what is open in an emergency.</param>
    public static CourseReading Of(CourseSnapshot snapshot, CourseKey course, Caller caller, DateTimeOffset now) =>
        CourseAccess.Reach(caller, course, snapshot, now) switch
        {
            CourseReach.Relation => Found(snapshot),
            CourseReach.Emergency => Found(snapshot) is CourseReading.Found found ? found with { Emergency = true } : Found(snapshot),
            _ => new CourseReading.Refused(new Refusal.NotPermitted()),
        };

    /// <summary>The course as it was at a moment, for a caller who may see it as it stands.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    public static async ValueTask<CourseReading> AtAsync(CourseKey course, AsOf asOf, CourseHistory history, CancellationToken cancellationToken) =>
        Found(await history.FoldAsync(course, asOf, cancellationToken));

    /// <summary>The events of a course, for a caller who may see it.</summary>
    public static HistoryReading.Found Events(CourseKey course, long afterVersion, CourseHistory history) =>
        new(history.ReadAsync(course, afterVersion, CancellationToken.None));

    private static CourseReading Found(CourseSnapshot snapshot) => snapshot switch
    {
        { Version: 0, ChainBreak: { } broken } => new CourseReading.Refused(new Refusal.ChainBroken(broken.Version)),
        { Version: 0 } => new CourseReading.Refused(NotFound),
        _ => new CourseReading.Found(snapshot.State, snapshot.Position, snapshot.ChainBreak?.Version) { UnreadableFrom = snapshot.UnreadableFrom },
    };
}
