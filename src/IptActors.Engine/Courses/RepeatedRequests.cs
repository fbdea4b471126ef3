using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;
using IptActors.Engine.History;

namespace IptActors.Engine.Courses;

/// <summary>Answers a request that was carried out before as it was answered then, from the journal.</summary>
internal sealed class RepeatedRequests(CourseHistory history, EventCodec codec)
{
    /// <summary>The first answer again. Whoever sent the request then gets it also when the course is no longer theirs; others must be permitted to see it.</summary>
    /// <exception cref="Journal.JournalUnavailableException">The store cannot be read now.</exception>
    public async ValueTask<CommandAnswer> AnswerAsync(
        CourseKey course, RequestEntry entry, Caller caller, CourseSnapshot current, CancellationToken cancellationToken)
    {
        // Just carried out, as a rule: then the course in memory is still the one that was answered, and only the events are missing.
        var unchanged = current.Version == entry.LastVersion;
        if (unchanged && entry.FirstVersion > entry.LastVersion)
        {
            return Permitted(null) ? Answers.Of(current.State, current.Position, []) : new CommandAnswer.Refused(new Refusal.NotPermitted());
        }

        var position = 0L;
        var snapshot = unchanged ? current : CourseSnapshot.Before(course);
        var events = new List<CourseEventRecord>();
        await foreach (var stored in history.ReadStoredAsync(course, unchanged ? entry.FirstVersion - 1 : 0, cancellationToken))
        {
            CourseEventRecord? record;
            if (unchanged)
            {
                record = codec.Decode(stored);
            }
            else
            {
                snapshot = snapshot.With(stored, codec, out record);
                if (record is null)
                {
                    return new CommandAnswer.Refused(new Refusal.ChainBroken(stored.Event.Version));
                }
            }

            position = stored.Position;
            if (record.Recorded.Version >= entry.FirstVersion)
            {
                events.Add(record);
            }

            if (record.Recorded.Version >= entry.LastVersion)
            {
                break;
            }
        }

        return Permitted(events.Count > 0 ? events[0].Headers : null)
            ? Answers.Of(snapshot.State, position, events)
            : new CommandAnswer.Refused(new Refusal.NotPermitted());

        bool Permitted(EventHeaders? sent) => (sent is not null && IsSender(caller, sent)) || CourseAccess.Permits(caller, course, current);
    }

    private static bool IsSender(Caller caller, EventHeaders sent) => caller.Subject == sent.Actor && caller.OnBehalfOf == sent.OnBehalfOf;
}
