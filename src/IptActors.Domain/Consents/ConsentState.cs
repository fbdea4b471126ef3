using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Consents;

/// <summary>What the client consented to, who else consents, and what was told to whom.</summary>
/// <param name="Consents">The last decision on each scope, in the order the scopes first came up.</param>
/// <param name="Guardian">Guardian and assent; null when never recorded.</param>
/// <param name="LimitsExplainedOn">The day the limits of confidentiality were last explained; null when never.</param>
/// <param name="Disclosures">Disclosures in the order they were made.</param>
public sealed record ConsentState(
    ValueList<Consent> Consents,
    GuardianStatus? Guardian,
    DateOnly? LimitsExplainedOn,
    ValueList<Disclosure> Disclosures)
{
    /// <summary>Nothing recorded yet.</summary>
    public static ConsentState None { get; } = new([], null, null, []);

    /// <summary>The last decision on a scope; null when there is none.</summary>
    public Consent? For(string scope) => Consents.FirstOrDefault(consent => consent.Scope == scope);

    /// <summary>Whether consent of a scope is given and valid on a day.</summary>
    public bool IsGiven(string scope, DateOnly on) =>
        For(scope) is { Status: ConsentDecision.Given } consent && (consent.ExpiresOn is null || consent.ExpiresOn >= on);

    internal ConsentState Evolve(ConsentEvent happened, RecordedEvent recorded) => happened switch
    {
        ConsentRecorded e => this with { Consents = Replace(new Consent(e.Scope, e.Status, e.GivenBy, e.On, e.ExpiresOn, recorded.Version)) },
        GuardianStatusRecorded e => this with { Guardian = new GuardianStatus(e.Guardian, e.Assent, e.On) },
        ConfidentialityLimitsExplained => this with { LimitsExplainedOn = recorded.OccurredOn },
        DisclosureMade e => this with { Disclosures = Disclosures.Add(new Disclosure(recorded.Version, recorded.OccurredOn, e.Basis, e.Recipient, e.Items)) },
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    private ValueList<Consent> Replace(Consent consent)
    {
        var index = Consents.FindIndex(known => known.Scope == consent.Scope);
        return index < 0 ? Consents.Add(consent) : Consents.SetItem(index, consent);
    }
}
