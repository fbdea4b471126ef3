using IptActors.Domain.Values;

namespace IptActors.Domain.Focus;

/// <summary>The formulation as last shared.</summary>
/// <param name="FormulationVersion">Number of the sharing, from 1.</param>
/// <param name="Diagnosis">The clinic's code of the diagnosis.</param>
/// <param name="ProblemAreas">Codes of the problem areas it names.</param>
/// <param name="ClientAgreement">Code of the list <c>formulation_agreement</c>.</param>
/// <param name="SharedOn">The day.</param>
/// <param name="Version">Version of the event.</param>
public sealed record Formulation(
    int FormulationVersion,
    string Diagnosis,
    ValueList<string> ProblemAreas,
    string ClientAgreement,
    DateOnly SharedOn,
    long Version)
{
    /// <summary>Whether the client refused it: the initial phase goes on.</summary>
    public bool Refused => ClientAgreement == "refused";
}
