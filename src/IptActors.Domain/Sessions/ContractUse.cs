using IptActors.Domain.Contracts;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;

namespace IptActors.Domain.Sessions;

/// <summary>How far the contract in force is used up: that of maintenance in maintenance, otherwise that of the acute treatment.</summary>
/// <param name="Contract">The contract in force; null before one is agreed.</param>
/// <param name="Held">Attended sessions that used it.</param>
public sealed record ContractUse(Contract? Contract, int Held)
{
    /// <summary>Sessions left, 0 when used up; null without a contract.</summary>
    public int? Left => Contract is null ? null : Math.Max(0, Contract.Sessions - Held);

    /// <summary>How a course stands.</summary>
    public static ContractUse Of(CourseState state)
    {
        var maintenance = state.Lifecycle.Phase == Phase.Maintenance;
        return new ContractUse(
            maintenance ? state.Contracts.Maintenance : state.Contracts.Acute,
            state.Sessions.Appointments.Count(it => it is { Held: true, Number: not null } && it.Phase == Phase.Maintenance == maintenance));
    }
}
