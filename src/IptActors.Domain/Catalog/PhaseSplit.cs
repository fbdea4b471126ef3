namespace IptActors.Domain.Catalog;

/// <summary>How a variant divides its sessions between the phases.</summary>
/// <param name="Code">Code of the split within its protocol: uk, us, default.</param>
/// <param name="Initial">Sessions of the initial phase.</param>
/// <param name="Middle">Sessions of the middle phase.</param>
/// <param name="Termination">Sessions of the termination phase.</param>
/// <param name="Sessions">Number of sessions the split is written for; null when it is written for the whole range of the variant.</param>
public sealed record PhaseSplit(string Code, IntRange Initial, IntRange Middle, IntRange Termination, int? Sessions = null)
{
    /// <summary>Initial 3, termination 3, the rest in the middle: what a variant without a published split uses.</summary>
    public static PhaseSplit Standard { get; } = new("standard", new(1, 3), new(1, 18), new(1, 3));

    /// <summary>Fits the split to a contract. The middle takes what is left; the ends shrink to their minimum before the middle falls below its own.</summary>
    /// <param name="sessions">Contracted sessions, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sessions"/> is below 1.</exception>
    public PhasePlan For(int sessions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sessions, 1);
        var termination = Shrink(Termination, sessions - Initial.Max - Middle.Min);
        var initial = Shrink(Initial, sessions - termination - Middle.Min);
        initial = Math.Clamp(initial, 1, sessions);
        termination = Math.Clamp(termination, 0, sessions - initial);
        return new PhasePlan(sessions, initial, termination);
    }

    private static int Shrink(IntRange phase, int room) => Math.Clamp(room, phase.Min, phase.Max);
}
