using IptActors.Domain.Values;
using IptActors.Engine.Listings;

namespace IptActors.Engine.Journal;

/// <summary>Events of one command, or of several commands of one course that waited together, to be appended whole or not at all.</summary>
/// <param name="Course">The course.</param>
/// <param name="ExpectedVersion">Version of the last event that the writer knows of; 0 for a course without events. The fence.</param>
/// <param name="Events">One or more, with versions <c>ExpectedVersion + 1, + 2, ...</c></param>
/// <param name="Listing">The course's row in the list of courses after these events, when it changed; written in the same transaction. Null: unchanged.</param>
public sealed record AppendRequest(CourseKey Course, long ExpectedVersion, IReadOnlyList<JournalEvent> Events, CourseListing? Listing)
{
    /// <summary>Checks what every journal may rely on.</summary>
    /// <exception cref="ArgumentException">A bug: no events, or versions that do not follow the expected one.</exception>
    public void RequireConsecutive()
    {
        if (Events.Count == 0)
        {
            throw new ArgumentException("Expected one event or more, found none.");
        }

        for (var index = 0; index < Events.Count; index++)
        {
            var expected = ExpectedVersion + 1 + index;
            if (Events[index].Version != expected)
            {
                throw new ArgumentException($"Expected version {expected} of {Course}, found {Events[index].Version}.");
            }
        }
    }
}
