using IptActors.Domain.Catalog;
using IptActors.Domain.Values;

namespace IptActors.Domain.Contracts;

/// <summary>A contract in force.</summary>
/// <param name="ContractVersion">Its number among the contracts of its kind in the course, from 1.</param>
/// <param name="Sessions">Sessions agreed.</param>
/// <param name="Frequency">Code of the list <c>frequency</c>.</param>
/// <param name="Minutes">Length of a session in minutes.</param>
/// <param name="StartDate">Day of the first session under it.</param>
/// <param name="PlannedEnd">Day on which the last one is planned, suspensions included.</param>
/// <param name="Focus">Codes of the problem areas worked on.</param>
/// <param name="Split">Code of the split of the protocol into phases; null in maintenance.</param>
/// <param name="InitialSessions">Sessions of the initial phase; 0 in maintenance.</param>
/// <param name="TerminationSessions">Sessions of the termination phase; 0 in maintenance and in contracts too short for one.</param>
/// <param name="AgreedOn">The day it was agreed.</param>
/// <param name="Version">Version of the event.</param>
public sealed record Contract(
    int ContractVersion,
    int Sessions,
    string Frequency,
    int Minutes,
    DateOnly StartDate,
    DateOnly PlannedEnd,
    ValueList<string> Focus,
    string? Split,
    int InitialSessions,
    int TerminationSessions,
    DateOnly AgreedOn,
    long Version)
{
    /// <summary>Session numbers at which the phases begin and end.</summary>
    public PhasePlan Plan => new(Sessions, InitialSessions, TerminationSessions);

    internal bool Says(ContractTerms terms) =>
        Sessions == terms.Sessions
        && Frequency == terms.Frequency
        && Minutes == terms.Minutes
        && StartDate == terms.StartDate
        && PlannedEnd == terms.PlannedEnd
        && Focus.Equals(terms.Focus);
}
