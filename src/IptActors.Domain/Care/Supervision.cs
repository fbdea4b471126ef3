using IptActors.Domain.Values;

namespace IptActors.Domain.Care;

/// <summary>Supervision held on the course.</summary>
/// <param name="Version">Version of the event that recorded it.</param>
/// <param name="Discussed">Ordinals of the sessions discussed; empty when about the case as a whole.</param>
/// <param name="Minutes">Time spent on this course.</param>
public sealed record Supervision(long Version, ValueList<int> Discussed, int Minutes)
{
    /// <summary>How many sessions were discussed.</summary>
    public int Sessions => Discussed.Count;
}
