using IptActors.Api.Binding;
using IptActors.Contracts.V1;
using IptActors.Engine.Projections.Watching;
using CourseChange = IptActors.Engine.Projections.Watching.CourseChange;

namespace IptActors.Api.Projections;

/// <summary>Tells one watcher what happens, each change once and in order, and that nothing happens when nothing does.</summary>
internal sealed class WatchStream(
    ProjectionReader reader,
    Watcher watcher,
    long from,
    TimeSpan heartbeat,
    Func<Contracts.V1.CourseChange, CancellationToken, ValueTask> tell,
    Func<Heartbeat, CancellationToken, ValueTask> beat,
    TimeProvider clock)
{
    private long _told = from;

    /// <summary>Tells what happened while the watcher was away.</summary>
    public async Task CatchUpAsync(IAsyncEnumerable<CourseChange> missed, Func<CourseChange, bool> wants, CancellationToken cancellationToken)
    {
        await foreach (var change in missed.WithCancellation(cancellationToken))
        {
            if (wants(change))
            {
                await TellAsync(change, cancellationToken);
            }
        }
    }

    /// <summary>Tells what happens until the caller goes away or is cut.</summary>
    /// <exception cref="WatcherTooSlowException">It was cut.</exception>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        // At once, so that the caller knows that it is heard and from where.
        await BeatAsync(cancellationToken);
        while (true)
        {
            while (watcher.Changes.TryRead(out var change))
            {
                // Somebody who was further already, at another server, is not told again.
                if (change.Position > _told)
                {
                    await TellAsync(change, cancellationToken);
                }
            }

            if (!await ComesAsync(cancellationToken))
            {
                await BeatAsync(cancellationToken);
            }
        }
    }

    // False when nothing came for as long as the caller wants to wait in silence.
    private async Task<bool> ComesAsync(CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(heartbeat);
        try
        {
            // Throws what the channel was completed with when the watcher was cut.
            return await watcher.Changes.WaitToReadAsync(silence.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async ValueTask BeatAsync(CancellationToken cancellationToken)
    {
        // The position before the look at the channel: what came in between is told first and the beat waits for the next silence.
        var position = watcher.Position;
        if (!watcher.Changes.TryPeek(out _))
        {
            _told = Math.Max(_told, position);
            await beat(new Heartbeat { Position = _told, Time = clock.GetUtcNow().ToTimestamp() }, cancellationToken);
        }
    }

    private async ValueTask TellAsync(CourseChange change, CancellationToken cancellationToken)
    {
        _told = change.Position;
        await tell(Of(change), cancellationToken);
    }

    private Contracts.V1.CourseChange Of(CourseChange change)
    {
        reader.Access.Discloses(change.Course);
        return new Contracts.V1.CourseChange
        {
            Position = change.Position,
            Course = change.Course.ToString(),
            Version = change.Version,
            Type = ShownTypes.Of(change.Type, reader.Detail),
            RecordTime = change.RecordedAt.ToTimestamp(),
            Phase = Phases.FromCode(change.Summary.Phase),
            Therapist = change.Summary.Therapist ?? "",
            OpenRiskReviews = change.Summary.OpenRiskReviews,
        };
    }
}
