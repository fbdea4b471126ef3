using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Codec;
using IptActors.Engine.Journal;

namespace IptActors.Engine.History;

/// <summary>A course folded up to one of its events, with what is needed to fold the next one and to continue its hash chain.</summary>
public sealed record CourseSnapshot
{
    private CourseSnapshot(CourseKey course) => Head = HashChain.Start(course);

    /// <summary>The course after that event; its version is that event's.</summary>
    public CourseState State { get; private init; } = CourseState.Unopened;

    /// <summary>Hash of that event: what the next one continues.</summary>
    public EventHash Head { get; private init; }

    /// <summary>Place of that event among all events; 0 before the first, and while it is not yet durable.</summary>
    public long Position { get; init; }

    /// <summary>The person who opened the course; null before the first event.</summary>
    public string? OpenedBy { get; private init; }

    /// <summary>When the course was opened (recorded, UTC); the default before the first event.</summary>
    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>The first place where the record was found altered; null when it is sound.</summary>
    public ChainBreak? ChainBreak { get; private init; }

    /// <summary>
    /// Version of the first event that cannot be read; null when all can. The course is then as it stood before that event, whatever
    /// follows it: a course with a gap would be a wrong course. <see cref="ChainBreak"/> is set too.
    /// </summary>
    public long? UnreadableFrom { get; private init; }

    /// <summary>Version of the last event folded in; 0 before the first.</summary>
    public long Version => State.Version;

    /// <summary>The course before its first event.</summary>
    public static CourseSnapshot Before(CourseKey course) => new(course);

    /// <summary>Folds an event that was just sealed onto this snapshot's head.</summary>
    public CourseSnapshot With(EventHeaders headers, RecordedEvent recorded) => this with
    {
        State = CourseDecider.Evolve(State, recorded),
        Head = headers.Hash,
        OpenedBy = OpenedBy ?? headers.OnBehalfOf ?? headers.Actor,
        OpenedAt = Version == 0 ? recorded.RecordedAt : OpenedAt,
    };

    /// <summary>
    /// Folds an event read back, checking that it continues the chain. An altered record is folded as far as it can be, so that it can be
    /// read, and marked.
    /// </summary>
    /// <param name="stored">The event.</param>
    /// <param name="codec">Reads it.</param>
    /// <param name="record">What it says; null from the first event on that cannot be read.</param>
    public CourseSnapshot With(StoredEvent stored, EventCodec codec, out CourseEventRecord? record)
    {
        record = null;
        if (UnreadableFrom is not null)
        {
            return this;
        }

        var chainBreak = ChainBreak ?? HashChain.Check(stored, Version, Head, out _);
        try
        {
            var read = codec.Decode(stored);
            var after = With(read.Headers, read.Recorded) with { Position = stored.Position, ChainBreak = chainBreak };
            record = read;
            return after;
        }
        catch (Exception e) when (e is EventDecodingException or UnknownEventTypeException || chainBreak is not null)
        {
            // Altered to something that cannot happen here, damaged, or written by a newer build. A sound event that cannot be folded is a bug
            // and goes on as one.
            var version = stored.Event.Version;
            return this with
            {
                ChainBreak = chainBreak ?? new ChainBreak(version, ChainFault.Unreadable, "an event that this build can read", e.Message),
                UnreadableFrom = version,
            };
        }
    }
}
