using System.Text.Json;
using IptActors.Engine.Codec;
using IptActors.Engine.Journal;

namespace IptActors.Engine.Chain;

/// <summary>
/// What one stored event says of its place in the chain, with its hash computed anew: all of the check that needs no other event. Links of many
/// events are made side by side, then followed one after the other.
/// </summary>
public readonly record struct ChainLink
{
    private readonly long _version;
    private readonly EventHash _previous;
    private readonly EventHash _computed;
    private readonly string? _problem;

    private ChainLink(long version, EventHash previous, EventHash? stored, EventHash computed, string? problem) =>
        (_version, _previous, Stored, _computed, _problem) = (version, previous, stored, computed, problem);

    /// <summary>The hash that its headers say; null when they cannot be read.</summary>
    public EventHash? Stored { get; }

    /// <summary>The link of an event. Works on jsonb, whose order of members is another. Allocates nothing when the event can be read.</summary>
    public static ChainLink Of(StoredEvent stored)
    {
        var found = stored.Event;
        HeaderFields headers;
        try
        {
            headers = HeaderFields.Read(found.Headers.Span);
        }
        catch (JsonException e)
        {
            return new ChainLink(found.Version, default, null, default, e.Message);
        }

        try
        {
            return new ChainLink(found.Version, headers.PreviousHash, headers.Hash, HashChain.HashOf(stored, headers), null);
        }
        catch (JsonException e)
        {
            return new ChainLink(found.Version, headers.PreviousHash, headers.Hash, default, e.Message);
        }
    }

    /// <summary>Whether it continues the event before it.</summary>
    /// <param name="previousVersion">Version of the event before; 0 for the first.</param>
    /// <param name="previous">Hash of the event before, or <see cref="HashChain.Start"/>.</param>
    /// <param name="hash">Hash as stored, for the next event; when the headers cannot be read, <paramref name="previous"/>.</param>
    /// <returns>Null when it does.</returns>
    public ChainBreak? Follow(long previousVersion, EventHash previous, out EventHash hash)
    {
        hash = Stored ?? previous;
        if (Stored is not { } stored)
        {
            return Unreadable();
        }

        return _version != previousVersion + 1 ? new ChainBreak(_version, ChainFault.VersionGap, $"{previousVersion + 1}", $"{_version}")
            : _previous != previous ? new ChainBreak(_version, ChainFault.PreviousHashDiffers, previous.ToString(), _previous.ToString())
            : _problem is not null ? Unreadable()
            : _computed == stored ? null
            : new ChainBreak(_version, ChainFault.HashDiffers, _computed.ToString(), stored.ToString());
    }

    private ChainBreak Unreadable() => new(_version, ChainFault.Unreadable, "an event with headers and data", _problem!);
}
