using System.Diagnostics;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Contracts;

/// <summary>The contracts of a course.</summary>
/// <param name="Acute">The contract of the acute treatment in force; null before one is agreed.</param>
/// <param name="Maintenance">The contract of maintenance in force; null before one is agreed.</param>
public sealed record ContractState(Contract? Acute, Contract? Maintenance)
{
    /// <summary>Nothing agreed yet.</summary>
    public static ContractState None { get; } = new(null, null);

    internal ContractState Evolve(ContractEvent happened, RecordedEvent recorded) => happened switch
    {
        ContractAgreed e => this with { Acute = InForce(e.ContractVersion, e.Terms, e.Split, e.InitialSessions, e.TerminationSessions, recorded) },
        ContractRenegotiated e => this with { Acute = InForce(e.ContractVersion, e.Terms, e.Split, e.InitialSessions, e.TerminationSessions, recorded) },
        MaintenanceContractAgreed e => this with { Maintenance = InForce(e.ContractVersion, e.Terms, null, 0, 0, recorded) },
        PlannedEndShifted { Maintenance: true } e => this with { Maintenance = Maintenance! with { PlannedEnd = e.To } },
        PlannedEndShifted e => this with { Acute = Acute! with { PlannedEnd = e.To } },
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    private static Contract InForce(int contractVersion, ContractTerms terms, string? split, int initial, int termination, RecordedEvent recorded) => new(
        contractVersion,
        terms.Sessions,
        terms.Frequency,
        terms.Minutes,
        terms.StartDate,
        terms.PlannedEnd,
        terms.Focus,
        split,
        initial,
        termination,
        recorded.OccurredOn,
        recorded.Version);
}
