using IptActors.Domain.Values;

namespace IptActors.Api.Access;

/// <summary>Who calls, as their token says.</summary>
/// <param name="Subject">The claim <c>sub</c>: id of a person or system.</param>
/// <param name="Clinic">The claim <c>clinic</c>: the only clinic this caller can see.</param>
/// <param name="Roles">The claim <c>roles</c>; unknown names among them count for nothing.</param>
public sealed record Principal(string Subject, ClinicId Clinic, Roles Roles)
{
    private int _signedIn;

    /// <summary>When the token expires; null when it does not say. Answers that go on for long end then.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Whether the sign-in by this token is on record, or being put there. A host that makes the principal of a known token anew carries it over.</summary>
    public bool SignedIn
    {
        get => Volatile.Read(ref _signedIn) != 0;
        init => _signedIn = value ? 1 : 0;
    }

    internal bool TryClaimSignIn() => _signedIn == 0 && Interlocked.CompareExchange(ref _signedIn, 1, 0) == 0;

    internal void ReleaseSignIn() => Volatile.Write(ref _signedIn, 0);
}
