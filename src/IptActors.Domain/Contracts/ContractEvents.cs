using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Contracts;

/// <summary>What happened to the contracts of a course.</summary>
public abstract record ContractEvent : CourseEvent
{
    private protected ContractEvent()
    {
    }
}

/// <summary>The contract of the acute treatment was agreed.</summary>
/// <param name="ContractVersion">1; renegotiations count on.</param>
/// <param name="Protocol">Code of the protocol whose limits applied.</param>
/// <param name="Terms">What was agreed.</param>
/// <param name="Split">Code of the split of the protocol that divides the sessions into phases.</param>
/// <param name="InitialSessions">Sessions of the initial phase by the split.</param>
/// <param name="TerminationSessions">Sessions of the termination phase by the split; 0 when the contract is too short for one.</param>
/// <param name="Reason">Why the terms leave what the protocol is meant for.</param>
public sealed record ContractAgreed(
    int ContractVersion,
    string Protocol,
    ContractTerms Terms,
    string Split,
    int InitialSessions,
    int TerminationSessions,
    ProtectedText? Reason) : ContractEvent;

/// <summary>Other terms took the place of the contract of the acute treatment.</summary>
/// <param name="ContractVersion">Number of the contract in the course, from 2.</param>
/// <param name="Protocol">Code of the protocol whose limits applied.</param>
/// <param name="SessionsBefore">Sessions agreed before.</param>
/// <param name="Terms">What was agreed.</param>
/// <param name="Split">Code of the split of the protocol that divides the sessions into phases.</param>
/// <param name="InitialSessions">Sessions of the initial phase by the split.</param>
/// <param name="TerminationSessions">Sessions of the termination phase by the split; 0 when the contract is too short for one.</param>
/// <param name="Reason">Why.</param>
public sealed record ContractRenegotiated(
    int ContractVersion,
    string Protocol,
    int SessionsBefore,
    ContractTerms Terms,
    string Split,
    int InitialSessions,
    int TerminationSessions,
    ProtectedText Reason) : ContractEvent;

/// <summary>A contract of maintenance was agreed, or agreed anew.</summary>
/// <param name="ContractVersion">Number among the maintenance contracts of the course, from 1.</param>
/// <param name="Protocol">Code of the protocol whose limits applied.</param>
/// <param name="Terms">What was agreed.</param>
/// <param name="Reason">Why the terms leave what the protocol is meant for.</param>
public sealed record MaintenanceContractAgreed(int ContractVersion, string Protocol, ContractTerms Terms, ProtectedText? Reason) : ContractEvent;

/// <summary>The planned end moved, because the course was suspended.</summary>
/// <param name="Maintenance">Whether it is the end of the maintenance contract.</param>
/// <param name="From">The end planned before.</param>
/// <param name="To">The end planned now.</param>
/// <param name="Days">Days between them.</param>
public sealed record PlannedEndShifted(bool Maintenance, DateOnly From, DateOnly To, int Days) : ContractEvent;
