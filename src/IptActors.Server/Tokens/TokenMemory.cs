using System.Collections.Concurrent;
using IptActors.Api.Access;

namespace IptActors.Server.Tokens;

/// <summary>
/// Remembers good tokens, bounded: when one half is full it becomes the old half and the old one is forgotten, so what is in use
/// stays and nothing is ever searched.
/// </summary>
/// <param name="capacity">Tokens kept at most.</param>
internal sealed class TokenMemory(int capacity)
{
    private readonly Lock _turning = new();
    private ConcurrentDictionary<string, Entry> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, Entry> _old = new(StringComparer.Ordinal);

    /// <summary>Whom a token names; null when it is not remembered or its time is up.</summary>
    public Principal? Find(string token, DateTimeOffset now)
    {
        if (_young.TryGetValue(token, out var entry))
        {
            return now < entry.Until ? entry.Principal : null;
        }

        if (_old.TryGetValue(token, out entry) && now < entry.Until)
        {
            Remember(token, entry.Principal, entry.Until);
            return entry.Principal;
        }

        return null;
    }

    /// <summary>Whom a token named when it was last checked, though its time be up; null when it is not remembered at all.</summary>
    public Principal? Recall(string token) => (_young.TryGetValue(token, out var entry) || _old.TryGetValue(token, out entry)) ? entry.Principal : null;

    /// <summary>Remembers a good token.</summary>
    public void Remember(string token, Principal principal, DateTimeOffset until)
    {
        _young[token] = new Entry(principal, until);
        if (_young.Count <= capacity / 2)
        {
            return;
        }

        lock (_turning)
        {
            if (_young.Count > capacity / 2)
            {
                _old = _young;
                _young = new ConcurrentDictionary<string, Entry>(StringComparer.Ordinal);
            }
        }
    }

    private sealed record Entry(Principal Principal, DateTimeOffset Until);
}
