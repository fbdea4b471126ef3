namespace IptActors.Postgres.Journal;

/// <summary>
/// A moment's patience before a batch is taken. Those whose appends have just been answered often append again at once; without it a
/// few of them would fill the next commit and all others wait for the one after.
/// </summary>
/// <remarks>
/// It ends when as many wait as the last batch had, and at the latest after a fifth of the time that the last commit took: it can cost
/// a fifth of a commit and save a whole one. A lone caller is never kept waiting.
/// </remarks>
internal sealed class Gathering(AppendQueue queue)
{
    private const int FractionOfCommit = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(1);

    private int _expected;
    private long _commitBegan;
    private TimeSpan _patience;

    /// <summary>Waits for the others. Yields rather than sleeps: a timer is coarser than the whole wait.</summary>
    public async ValueTask WaitAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (queue.Length < _expected && TimeProvider.System.GetElapsedTime(started) < _patience)
        {
            await Task.Yield();
        }
    }

    public void CommitBegins(int appends)
    {
        _expected = appends;
        _commitBegan = TimeProvider.System.GetTimestamp();
    }

    public void CommitEnded()
    {
        var allowed = TimeProvider.System.GetElapsedTime(_commitBegan) / FractionOfCommit;
        _patience = allowed < Longest ? allowed : Longest;
    }
}
