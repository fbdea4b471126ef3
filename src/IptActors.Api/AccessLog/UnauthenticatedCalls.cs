using System.Collections.Concurrent;

namespace IptActors.Api.AccessLog;

/// <summary>
/// Counts calls that nobody was authenticated for. The first of each method in a second is recorded by itself, the rest together with
/// the first of a later second: whoever floods the server with bad tokens cannot fill the log of access.
/// </summary>
/// <param name="clock">The time.</param>
internal sealed class UnauthenticatedCalls(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Tally> _tallies = new(StringComparer.Ordinal);

    /// <summary>Counts a call.</summary>
    /// <returns>How many calls are to be recorded now, this one among them; 0 when it is kept for later.</returns>
    public int Count(string method) => _tallies.GetOrAdd(method, static _ => new Tally()).Count(clock.GetUtcNow().ToUnixTimeSeconds());

    private sealed class Tally
    {
        private readonly Lock _gate = new();
        private long _second;
        private int _kept;

        public int Count(long second)
        {
            lock (_gate)
            {
                _kept++;
                if (_second == second)
                {
                    return 0;
                }

                var count = _kept;
                (_second, _kept) = (second, 0);
                return count;
            }
        }
    }
}
