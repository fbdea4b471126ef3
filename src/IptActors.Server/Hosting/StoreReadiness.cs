using IptActors.Engine.Journal;

namespace IptActors.Server.Hosting;

/// <summary>Whether the event store answers.</summary>
internal sealed class StoreReadiness(ICourseJournal journal) : IReadinessCheck
{
    /// <inheritdoc/>
    public async ValueTask<string?> FindObstacleAsync(CancellationToken cancellationToken)
    {
        try
        {
            await journal.ReadHeadAsync(cancellationToken);
            return null;
        }
        catch (JournalUnavailableException)
        {
            return "the event store does not answer";
        }
    }
}
