using IptActors.Domain.Values;

namespace IptActors.Domain.Assessments;

/// <summary>A diagnosis as it stands.</summary>
/// <param name="Ordinal">Number in this course, from 1.</param>
/// <param name="Edition">Number of the edition in force, from 1.</param>
/// <param name="System">Code of the list <c>diagnosis_system</c>.</param>
/// <param name="Code">The code in that system.</param>
/// <param name="Kind">Code of the list <c>diagnosis_kind</c>.</param>
/// <param name="Verification">Code of the list <c>diagnosis_status</c>.</param>
/// <param name="ToldToClient">Whether the client has been told.</param>
/// <param name="Note">What the clinician adds; null when nothing.</param>
public sealed record Diagnosis(
    int Ordinal,
    int Edition,
    string System,
    string Code,
    string Kind,
    string Verification,
    bool ToldToClient,
    ProtectedText? Note);
