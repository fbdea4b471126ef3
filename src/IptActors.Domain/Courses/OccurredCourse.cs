using IptActors.Domain.Corrections;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Sessions;
using IptActors.Domain.Values;

namespace IptActors.Domain.Courses;

/// <summary>
/// A course as it had really happened by a moment, whenever it was recorded: late entries count from when they happened, and a correction
/// counts from when the entry happened that it corrects. Where two entries speak of the same thing, the one recorded later wins.
/// </summary>
/// <param name="State">The course.</param>
/// <param name="Counted">Versions of the events that happened by the moment, in order.</param>
/// <param name="Borrowed">Versions of events that happened later and are in the course all the same, because one that counts builds on them.</param>
public sealed record OccurredCourse(CourseState State, ValueList<long> Counted, ValueList<long> Borrowed)
{
    /// <summary>Folds what had happened by a moment.</summary>
    /// <param name="known">The events to choose from: those of versions 1 to n without a gap.</param>
    /// <param name="at">The moment, included.</param>
    /// <returns>Null when the course had not been opened by then.</returns>
    public static OccurredCourse? Fold(IReadOnlyList<RecordedEvent> known, DateTimeOffset at)
    {
        var happened = HappenedAt(known);
        if (known.Count == 0 || happened[0] > at)
        {
            return null;
        }

        var counts = happened.Select(moment => moment <= at).ToArray();
        var needed = Needed(known, counts);
        var state = CourseState.Unopened;
        for (var i = 0; i < known.Count; i++)
        {
            // A death is noted on the closure; where the closure had not happened yet, so had not what is noted on it.
            if ((counts[i] || needed[i]) && !(known[i].Event is DeathRecorded && state.Lifecycle.Closure is null))
            {
                state = CourseDecider.Evolve(state, known[i]);
            }
        }

        return new OccurredCourse(state, Versions(known, i => counts[i]), Versions(known, i => needed[i]));
    }

    private static DateTimeOffset[] HappenedAt(IReadOnlyList<RecordedEvent> known)
    {
        var moments = new DateTimeOffset[known.Count];
        for (var i = 0; i < known.Count; i++)
        {
            moments[i] = Corrects(known[i].Event) is { } version && version >= 1 && version <= i ? moments[version - 1] : known[i].OccurredAt;
        }

        return moments;
    }

    private static int? Corrects(CourseEvent happened) => happened switch
    {
        EntryRetracted e => e.RefersTo,
        MeasureCorrected e => e.RefersTo,
        SessionCorrected e => e.RefersTo,
        _ => null,
    };

    // What an event that counts names must be there, and so must everything of the same row before it: numbers are places in a row.
    private static bool[] Needed(IReadOnlyList<RecordedEvent> known, bool[] counts)
    {
        var makers = new Dictionary<RowPlace, int>();
        for (var i = 0; i < known.Count; i++)
        {
            foreach (var place in RowPlace.NamedBy(known[i].Event))
            {
                makers.TryAdd(place, i);
            }
        }

        var needed = new bool[known.Count];
        var open = new Stack<int>(Enumerable.Range(0, known.Count).Where(i => counts[i]));
        while (open.TryPop(out var index))
        {
            foreach (var place in RowPlace.NamedBy(known[index].Event))
            {
                for (var number = 1; number <= place.Number; number++)
                {
                    if (makers.TryGetValue(place with { Number = number }, out var maker) && maker < index && !counts[maker] && !needed[maker])
                    {
                        needed[maker] = true;
                        open.Push(maker);
                    }
                }
            }
        }

        return needed;
    }

    private static ValueList<long> Versions(IReadOnlyList<RecordedEvent> known, Func<int, bool> chosen) =>
        Enumerable.Range(0, known.Count).Where(chosen).Select(i => known[i].Version).ToValueList();
}
