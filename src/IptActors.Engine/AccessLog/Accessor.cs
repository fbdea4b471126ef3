namespace IptActors.Engine.AccessLog;

/// <summary>Who asked, as the log of access keeps it. Texts are empty where there is nothing to say.</summary>
/// <param name="Clinic">The clinic of the token; empty when nobody was authenticated.</param>
/// <param name="Subject">Subject of the token: a person of the staff or a clinic system; empty when nobody was authenticated.</param>
/// <param name="Role">The role in which the call was made; every role of the token, joined by '+', when none of them may call.</param>
/// <param name="OnBehalfOf">The person for whom a system acted; empty when the subject acted for themselves.</param>
/// <param name="Purpose">Code of the list <c>purpose_of_use</c>; empty when none was given.</param>
public sealed record Accessor(string Clinic, string Subject, string Role, string OnBehalfOf, string Purpose)
{
    /// <summary>Somebody who could not be authenticated.</summary>
    public static Accessor Unknown { get; } = new("", "", "", "", "");
}
