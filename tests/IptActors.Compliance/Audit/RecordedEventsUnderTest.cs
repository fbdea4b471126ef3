using IptActors.Engine.Journal;

namespace IptActors.Compliance.Audit;

/// <summary>A journal and a search over its events.</summary>
/// <param name="Journal">Takes events.</param>
/// <param name="Events">Looks for them.</param>
public sealed record RecordedEventsUnderTest(ICourseJournal Journal, IRecordedEvents Events) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (Journal is IAsyncDisposable journal)
        {
            await journal.DisposeAsync();
        }
    }
}
