using IptActors.Domain.Values;

namespace IptActors.Api.Access;

/// <summary>Who calls, as their token says.</summary>
/// <param name="Subject">The claim <c>sub</c>: id of a person or system.</param>
/// <param name="Clinic">The claim <c>clinic</c>: the only clinic this caller can see.</param>
/// <param name="Roles">The claim <c>roles</c>; unknown names among them count for nothing.</param>
public sealed record Principal(string Subject, ClinicId Clinic, Roles Roles);
