namespace IptActors.Domain.Catalog;

/// <summary>Session numbers at which the phases of one contract begin and end.</summary>
/// <param name="Sessions">Contracted sessions.</param>
/// <param name="InitialSessions">Sessions of the initial phase, at least 1.</param>
/// <param name="TerminationSessions">Sessions of the termination phase, 0 when the contract is too short to have one.</param>
public sealed record PhasePlan(int Sessions, int InitialSessions, int TerminationSessions)
{
    /// <summary>Number of the last session of the initial phase.</summary>
    public int LastInitialSession => InitialSessions;

    /// <summary>Number of the first session of the termination phase; one more than <see cref="Sessions"/> when there is none.</summary>
    public int FirstTerminationSession => Sessions - TerminationSessions + 1;

    /// <summary>Sessions between the initial and the termination phase.</summary>
    public int MiddleSessions => Sessions - InitialSessions - TerminationSessions;

    /// <summary>Session of the mid-course review, N/2 rounded down, at least 1.</summary>
    public int Midpoint => Math.Max(1, Sessions / 2);
}
