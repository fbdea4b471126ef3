using IptActors.Api.Binding;
using IptActors.Contracts.V1;
using IptActors.Engine.History;
using Status = Google.Rpc.Status;

namespace IptActors.Api.Audit;

/// <summary>Which events of a course a replay shows.</summary>
internal sealed record ReplayRange(ReplayBound? From, ReplayBound? To)
{
    /// <summary>Checks both ends against what there is.</summary>
    /// <param name="last">Version of the last event of the course.</param>
    /// <param name="head">Place of the last event of the server.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null when the range can be shown.</returns>
    public Status? Check(long last, long head, DateTimeOffset now) => Check("from", From, last, head, now) ?? Check("to", To, last, head, now);

    /// <summary>Whether an event is shown.</summary>
    public bool Includes(CourseEventRecord happened) => Compare(happened, From) >= 0 && Compare(happened, To) <= 0;

    /// <summary>Whether no later event can be shown: what is recorded later has a greater version, position and recorded time.</summary>
    public bool IsPast(CourseEventRecord happened) => To?.AtCase != ReplayBound.AtOneofCase.OccurredAt && Compare(happened, To) > 0;

    private static Status? Check(string end, ReplayBound? bound, long last, long head, DateTimeOffset now) => bound?.AtCase switch
    {
        ReplayBound.AtOneofCase.Version => PastMoments.CheckVersion($"{end}.version", bound.Version, last),
        ReplayBound.AtOneofCase.Position => PastMoments.CheckPosition($"{end}.position", bound.Position, head),
        ReplayBound.AtOneofCase.RecordedAt => PastMoments.Check($"{end}.recorded_at", bound.RecordedAt, now),
        ReplayBound.AtOneofCase.OccurredAt => PastMoments.Check($"{end}.occurred_at", bound.OccurredAt, now),
        _ => null,
    };

    private static int Compare(CourseEventRecord happened, ReplayBound? bound) => bound?.AtCase switch
    {
        ReplayBound.AtOneofCase.Version => happened.Recorded.Version.CompareTo(bound.Version),
        ReplayBound.AtOneofCase.Position => happened.Stored.Position.CompareTo(bound.Position),
        ReplayBound.AtOneofCase.RecordedAt => happened.Recorded.RecordedAt.CompareTo(Moments.Of(bound.RecordedAt)),
        ReplayBound.AtOneofCase.OccurredAt => happened.Recorded.OccurredAt.CompareTo(Moments.Of(bound.OccurredAt)),
        _ => 0,
    };
}
