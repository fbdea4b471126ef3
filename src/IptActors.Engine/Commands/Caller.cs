using IptActors.Domain.Values;

namespace IptActors.Engine.Commands;

/// <summary>Who asks, as the token says it. Checked against the course's care team by the course itself.</summary>
/// <param name="Clinic">The clinic of the token; courses of another clinic do not exist for the caller.</param>
/// <param name="Subject">Subject of the token: a person of the staff or a clinic system. Recorded as <c>actor</c>.</param>
/// <param name="Role">The role in which the call is made, as in the role table (<c>therapist</c>). Recorded.</param>
/// <param name="OnBehalfOf">The person for whom a clinic system acts; null when the subject acts for themselves. Recorded.</param>
/// <param name="Scope">Which courses the caller may reach.</param>
/// <param name="PurposeOfUse">Why the data are asked for, for the record of reads; null where none is required.</param>
public sealed record Caller(ClinicId Clinic, string Subject, string Role, string? OnBehalfOf, CourseScope Scope, string? PurposeOfUse)
{
    /// <summary>The person who counts: the one on whose behalf a system acts, otherwise the subject.</summary>
    public string Person => OnBehalfOf ?? Subject;
}
