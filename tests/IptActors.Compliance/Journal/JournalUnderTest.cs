using IptActors.Engine.Journal;
using IptActors.Engine.Listings;

namespace IptActors.Compliance.Journal;

/// <summary>An open journal with the listings that its appends write. Other tests may use the same store at the same time.</summary>
/// <param name="Journal">The journal.</param>
/// <param name="Listings">The list of courses.</param>
public sealed record JournalUnderTest(ICourseJournal Journal, ICourseListings Listings) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (Journal is IAsyncDisposable journal)
        {
            await journal.DisposeAsync();
        }
    }
}
