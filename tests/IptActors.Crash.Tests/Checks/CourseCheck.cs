using IptActors.Contracts.V1;
using IptActors.Crash.Tests.Load;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;

namespace IptActors.Crash.Tests.Checks;

/// <summary>Holds the history of a course against what its callers were answered.</summary>
internal static class CourseCheck
{
    /// <summary>Every way in which they differ, as sentences.</summary>
    /// <param name="course">Resource name.</param>
    /// <param name="sent">Every command that was sent to the course. Those without an answer may or may not be in the history.</param>
    /// <param name="history">Every event of the course.</param>
    public static IEnumerable<string> Faults(string course, IReadOnlyCollection<SentCommand> sent, IReadOnlyList<CourseEvent> history) =>
        Sequence(course, history).Concat(Acknowledged(sent, history)).Concat(Strangers(sent, history)).Concat(CallerOrder(sent)).Select(fault => $"{course}: {fault}");

    // Versions without gaps, positions that rise, ids that are unique, hashes that continue each other.
    private static IEnumerable<string> Sequence(string course, IReadOnlyList<CourseEvent> history)
    {
        var previous = new CourseEvent { Hash = StartOf(course) };
        var ids = new HashSet<string>();
        foreach (var found in history)
        {
            if (found.Version != previous.Version + 1)
            {
                yield return $"version {found.Version} follows {previous.Version}.";
            }

            if (found.Position <= previous.Position)
            {
                yield return $"version {found.Version} is at position {found.Position}, not after {previous.Position}.";
            }

            if (found.PrevHash != previous.Hash)
            {
                yield return $"version {found.Version} does not continue the hash of the one before.";
            }

            if (!ids.Add(found.EventId))
            {
                yield return $"event {found.EventId} is there twice.";
            }

            previous = found;
        }
    }

    // Once each, and exactly what was answered.
    private static IEnumerable<string> Acknowledged(IEnumerable<SentCommand> sent, IEnumerable<CourseEvent> history)
    {
        var stored = history.ToLookup(found => found.RequestId);
        foreach (var command in sent)
        {
            if (command.Answer is not { } answer)
            {
                continue;
            }

            var found = stored[command.RequestId].ToArray();
            if (!answer.Events.SequenceEqual(found))
            {
                yield return $"request {command.RequestId} ({command.Attempts} attempts) was answered {Versions(answer.Events)}, stored {Versions(found)}.";
            }
            else if (found.Length == 0 || answer.Version != found[^1].Version || answer.Position != found[^1].Position)
            {
                yield return $"request {command.RequestId} was answered version {answer.Version} at {answer.Position}, its events are {Versions(found)}.";
            }
        }
    }

    private static IEnumerable<string> Strangers(IEnumerable<SentCommand> sent, IEnumerable<CourseEvent> history)
    {
        var known = sent.Select(command => command.RequestId).ToHashSet();
        return history.Where(found => !known.Contains(found.RequestId)).Select(found => $"version {found.Version} is of request {found.RequestId}, which nobody sent.");
    }

    // A caller sends the next only when the one before is answered.
    private static IEnumerable<string> CallerOrder(IEnumerable<SentCommand> sent) =>
        from command in sent
        where command.Answer is not null
        orderby command.SentAt
        group command by command.Caller into own
        from pair in own.Zip(own.Skip(1))
        where pair.Second.Answer!.Version <= pair.First.Answer!.Version
        select $"caller {own.Key} was answered version {pair.First.Answer!.Version}, then {pair.Second.Answer!.Version}.";

    private static string StartOf(string course)
    {
        var parts = course.Split('/');
        return HashChain.Start(new CourseKey(ClinicId.Parse(parts[1]), CourseId.Parse(parts[3]))).ToString();
    }

    private static string Versions(IEnumerable<CourseEvent> events) => $"[{string.Join(", ", events.Select(found => $"{found.Version} at {found.Position}"))}]";
}
