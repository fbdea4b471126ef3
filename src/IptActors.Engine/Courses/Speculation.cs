using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using IptActors.Engine.Listings;
using IptActors.Engine.Telemetry;

namespace IptActors.Engine.Courses;

/// <summary>
/// Commands of one course decided one after another on what the course would be, so that all can be appended as one. Nothing of it
/// is told before the append is durable: a later command may rest on an earlier one, also by being refused.
/// </summary>
internal sealed class Speculation
{
    private readonly CourseKey _course;
    private readonly CourseServices _services;
    private readonly RequestLog _requests;
    private readonly CourseSnapshot _before;
    private readonly List<PendingCommand> _taken = [];
    private readonly List<Verdict> _verdicts = [];
    private readonly List<SealedEvent> _events = [];
    private CourseSnapshot _after;
    private bool _full;

    public Speculation(CourseKey course, CourseSnapshot committed, RequestLog requests, CourseServices services)
    {
        _course = course;
        _services = services;
        _requests = requests;
        _before = committed;
        _after = committed;
    }

    /// <summary>Whether there is anything to append.</summary>
    public bool HasEvents => _events.Count > 0;

    /// <summary>The events of everything taken, in order.</summary>
    public IReadOnlyList<SealedEvent> Events => _events;

    /// <summary>Whether an answer follows from the state of the course; those to repeated requests do not.</summary>
    public bool RestsOnState => _verdicts.Exists(verdict => verdict is Verdict.Accepted or Verdict.Refused);

    /// <summary>The append of everything taken.</summary>
    public AppendRequest ToRequest() =>
        new(_course, _before.Version, [.. _events.Select(sealedEvent => sealedEvent.Journaled)], ChangedListing());

    /// <summary>Decides a command after those already taken. False: it must wait for the next append.</summary>
    public bool TryTake(PendingCommand pending)
    {
        if (_full)
        {
            return false;
        }

        var verdict = Judge(pending.Envelope);
        if (verdict is Verdict.Accepted { EventCount: > 0 } accepted)
        {
            // Whether a key is free is known only to the journal, for a whole append: who changes it travels alone.
            var changesKey = ChangesExclusiveKey(_after, accepted.After);
            if (changesKey && accepted.FirstEvent > 0)
            {
                _events.RemoveRange(accepted.FirstEvent, accepted.EventCount);
                return false;
            }

            _full = changesKey;
            _after = accepted.After;
        }

        _taken.Add(pending);
        _verdicts.Add(verdict);
        return true;
    }

    /// <summary>The course after everything taken, once it is durable.</summary>
    /// <param name="lastPosition">Place of the last event.</param>
    public CourseSnapshot After(long lastPosition) => _after with { Position = lastPosition };

    /// <summary>Tells all, now that the events are durable, and notes their requests.</summary>
    /// <param name="lastPosition">Place of the last event; without events, of the last one before.</param>
    public void Tell(long lastPosition)
    {
        var records = new CourseEventRecord[_events.Count];
        for (var index = 0; index < records.Length; index++)
        {
            records[index] = _events[index].At(_course, lastPosition - (records.Length - 1 - index));
            _requests.Note(records[index]);
        }

        for (var index = 0; index < _taken.Count; index++)
        {
            Tell(index, records);
        }
    }

    /// <summary>Tells those that rest on nothing that was lost: all before the first with events, and what was carried out before.</summary>
    /// <param name="appended">What those are told whose events were in the append.</param>
    /// <param name="others">What those are told that were decided on them and have none.</param>
    public void Abort(Refusal appended, Refusal others)
    {
        // Where others write too, only the append would have confirmed what was decided before it.
        var firstLost = _services.Options.OtherWriters ? 0 : _verdicts.FindIndex(verdict => verdict is Verdict.Accepted { EventCount: > 0 });
        for (var index = 0; index < _taken.Count; index++)
        {
            if (index < firstLost || _verdicts[index] is Verdict.Repeated or Verdict.Faulted)
            {
                Tell(index, []);
            }
            else
            {
                _taken[index].Refuse(_verdicts[index] is Verdict.Accepted { EventCount: > 0 } or Verdict.Twin ? appended : others);
            }
        }
    }

    private void Tell(int index, CourseEventRecord[] records)
    {
        switch (_verdicts[index])
        {
            case Verdict.Refused refused:
                _taken[index].Refuse(refused.Refusal);
                break;
            case Verdict.Accepted accepted:
                if (accepted.EventCount == 0)
                {
                    _requests.NoteWithoutEvents(_taken[index].Envelope.RequestId, _taken[index].Envelope.RequestHash, accepted.After.Version);
                }

                _taken[index].Answer(AnswerOf(accepted, records));
                break;
            case Verdict.Twin twin:
                _taken[index].Answer(AnswerOf((Verdict.Accepted)_verdicts[twin.Of], records));
                break;
            case Verdict.Repeated repeated:
                _taken[index].Repeat(repeated.Entry);
                break;
            case Verdict.Faulted faulted:
                _taken[index].Fail(faulted.Exception);
                break;
        }
    }

    private CommandAnswer.Answered AnswerOf(Verdict.Accepted accepted, CourseEventRecord[] records)
    {
        var events = records.AsSpan(accepted.FirstEvent, accepted.EventCount).ToArray();
        var last = accepted.FirstEvent + accepted.EventCount - 1;
        return Answers.Of(accepted.After.State, last < 0 ? _before.Position : records[last].Stored.Position, events);
    }

    // 1. Was it carried out before? 2. May the caller? 3. Is the course what the caller believes it to be? 4. Decide, seal, evolve.
    private Verdict Judge(CommandEnvelope envelope)
    {
        var eventsBefore = _events.Count;
        try
        {
            return JudgeRepeated(envelope) ?? JudgeAllowed(envelope) ?? Decide(envelope);
        }
        catch (UnstorableTextException)
        {
            _events.RemoveRange(eventsBefore, _events.Count - eventsBefore);
            return Rejected(new Rejection.InvalidCommand([new FieldViolation("", "Expected texts without the character U+0000, found one with it.")]));
        }
        catch (Exception bug)
        {
            // One command that cannot be decided must not take its neighbours along.
            _services.Log.CommandFaulted(envelope.Command.GetType().Name, bug);
            _events.RemoveRange(eventsBefore, _events.Count - eventsBefore);
            return new Verdict.Faulted(bug);
        }
    }

    private Verdict? JudgeRepeated(CommandEnvelope envelope)
    {
        if (_requests.TryFind(envelope.RequestId, out var entry))
        {
            return entry.RequestHash == envelope.RequestHash ? new Verdict.Repeated(entry) : JudgeReused(envelope);
        }

        var twin = _taken.FindIndex(other => other.Envelope.RequestId == envelope.RequestId);
        if (twin < 0 || _verdicts[twin] is not Verdict.Accepted { EventCount: > 0 })
        {
            return null;
        }

        var same = _taken[twin].Envelope;
        return same.RequestHash != envelope.RequestHash ? JudgeReused(envelope)
            : same.Caller.Subject == envelope.Caller.Subject || CourseAccess.Permits(envelope.Caller, _course, _after) ? new Verdict.Twin(twin)
            : new Verdict.Refused(new Refusal.NotPermitted());
    }

    private Verdict.Refused JudgeReused(CommandEnvelope envelope) =>
        new(CourseAccess.Permits(envelope.Caller, _course, _after) ? new Refusal.RequestIdReused() : new Refusal.NotPermitted());

    private Verdict.Refused? JudgeAllowed(CommandEnvelope envelope)
    {
        if (!CourseAccess.Permits(envelope.Caller, _course, _after, envelope.Command, _services.Clock.GetUtcNow()))
        {
            return new Verdict.Refused(new Refusal.NotPermitted());
        }

        if (_after.ChainBreak is { } broken)
        {
            return new Verdict.Refused(new Refusal.ChainBroken(broken.Version));
        }

        return envelope.ExpectedVersion is { } expected && expected != _after.Version
            ? new Verdict.Refused(new Refusal.VersionMismatch(expected, _after.Version))
            : null;
    }

    private Verdict Decide(CommandEnvelope envelope)
    {
        // Clocks may be set back; the record of a course may not.
        var clock = Timestamps.ToMicroseconds(_services.Clock.GetUtcNow());
        var now = clock < _after.State.LastRecordedAt ? _after.State.LastRecordedAt : clock;
        var occurredAt = envelope.OccurredAt is { } given ? Timestamps.ToMicroseconds(given) : now;
        if (occurredAt > now)
        {
            return Rejected(new Rejection.InvalidCommand([new FieldViolation("occurred_at", "Expected a moment that is not in the future.")]));
        }

        var context = new CommandContext(now, occurredAt, _services.Catalogs.Of(_course.Clinic), envelope.Caller.Person, envelope.Caller.Role, envelope.Overrides);
        return CourseDecider.Decide(_after.State, envelope.Command, context) switch
        {
            Decision.Accepted accepted => Seal(accepted.Events, envelope, context),
            Decision.Rejected rejected => Rejected(rejected.Rejection),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Verdict.Accepted Seal(ValueList<CourseEvent> events, CommandEnvelope envelope, CommandContext context)
    {
        var caller = envelope.Caller;
        var stamp = new CommandStamp(
            _course, context.Now, context.OccurredAt, caller.Subject, caller.Role, caller.OnBehalfOf, envelope.Reason,
            envelope.RequestId, envelope.RequestHash, envelope.CorrelationId, envelope.CausationId);
        var first = _events.Count;
        var snapshot = _after;
        foreach (var happened in events)
        {
            var encoded = _services.Codec.Encode(happened);
            var journaled = HashChain.Seal(stamp, Guid.CreateVersion7(context.Now), snapshot.Version + 1, encoded, snapshot.Head, out var headers);

            // Folded from what was written, not from what was meant: the course in memory is the one that a replay gives.
            var written = encoded.IsExact ? happened : _services.Codec.Decode(encoded.Type.Name, encoded.Type.Schema, encoded.Data);
            var recorded = new RecordedEvent(journaled.Version, context.Now, context.OccurredAt, written);
            snapshot = snapshot.With(headers, recorded);
            _events.Add(new SealedEvent(journaled, headers, recorded));
        }

        return new Verdict.Accepted(first, _events.Count - first, snapshot);
    }

    private bool ChangesExclusiveKey(CourseSnapshot before, CourseSnapshot after) =>
        CourseListingOf.MayDiffer(before.State, after.State) && ListingOf(before)?.ExclusiveKey != ListingOf(after)?.ExclusiveKey;

    private CourseListing? ChangedListing()
    {
        if (!CourseListingOf.MayDiffer(_before.State, _after.State) || ListingOf(_after) is not { } after)
        {
            return null;
        }

        return ListingOf(_before) is { } before && before with { UpdatedAt = after.UpdatedAt } == after ? null : after;
    }

    private CourseListing? ListingOf(CourseSnapshot snapshot) =>
        CourseListingOf.Snapshot(_course, snapshot, _services.Catalogs.Of(_course.Clinic));

    private static Verdict.Refused Rejected(Rejection rejection) => new(new Refusal.Rejected(rejection));
}
