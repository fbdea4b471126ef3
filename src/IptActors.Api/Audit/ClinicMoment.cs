using Google.Protobuf.WellKnownTypes;
using IptActors.Api.Binding;
using IptActors.Api.Errors;
using IptActors.Domain.Courses;
using IptActors.Engine.Journal;
using Status = Google.Rpc.Status;

namespace IptActors.Api.Audit;

/// <summary>A moment of a whole clinic, by place or by recorded time: exactly one of the two is given.</summary>
internal readonly record struct ClinicMoment(long? Position, Timestamp? RecordedAt)
{
    /// <summary>Why the clinic cannot be shown as of it; null when it can.</summary>
    public async ValueTask<Status?> CheckAsync(AuditServices services, CancellationToken cancellationToken) => this switch
    {
        { Position: { } position } => PastMoments.CheckPosition("position", position, await services.History.ReadHeadAsync(cancellationToken)),
        { RecordedAt: { } at } => PastMoments.Check("recorded_at", at, services.Clock.GetUtcNow()),
        _ => RefusalStatus.Invalid([new FieldViolation("as_of", "Expected one of position and recorded_at, found none.")]),
    };

    /// <summary>Which events had been recorded by then.</summary>
    public Func<StoredEvent, bool> Includes()
    {
        if (Position is { } position)
        {
            return stored => stored.Position <= position;
        }

        var at = Moments.Of(RecordedAt!);
        return stored => stored.Event.RecordedAt <= at;
    }
}
