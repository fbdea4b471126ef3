using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Consents;

/// <summary>What the client consented to, who else consents, and what was told to whom.</summary>
/// <param name="Consents">The decision in force on each scope, the latest by its day, in the order the scopes first came up.</param>
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

    /// <summary>Every decision, in the order of recording: a withdrawal stops what comes after it, not what was before.</summary>
    internal ValueList<Consent> Decisions { get; init; } = [];

    /// <summary>The decision in force on a scope; null when there is none.</summary>
    public Consent? For(string scope) => Consents.FirstOrDefault(consent => consent.Scope == scope);

    /// <summary>Whether consent of a scope was given and valid on a day, by the decisions made up to that day.</summary>
    public bool IsGiven(string scope, DateOnly on)
    {
        Consent? known = null;
        foreach (var decision in Decisions)
        {
            if (decision.Scope == scope && decision.On <= on && (known is null || decision.On >= known.On))
            {
                known = decision;
            }
        }

        return known is { Status: ConsentDecision.Given } && (known.ExpiresOn is null || known.ExpiresOn >= on);
    }

    internal ConsentState Evolve(ConsentEvent happened, RecordedEvent recorded) => happened switch
    {
        ConsentRecorded e => Decide(new Consent(e.Scope, e.Status, e.GivenBy, e.On, e.ExpiresOn, recorded.Version)),
        GuardianStatusRecorded e => this with { Guardian = new GuardianStatus(e.Guardian, e.Assent, e.On) },
        ConfidentialityLimitsExplained => this with { LimitsExplainedOn = recorded.OccurredOn },
        DisclosureMade e => this with { Disclosures = Disclosures.Add(new Disclosure(recorded.Version, recorded.OccurredOn, e.Basis, e.Recipient, e.Items)) },
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    // A decision entered late does not take the place of a later one.
    private ConsentState Decide(Consent consent)
    {
        var index = Consents.FindIndex(known => known.Scope == consent.Scope);
        return this with
        {
            Consents = index < 0 ? Consents.Add(consent) : consent.On < Consents[index].On ? Consents : Consents.SetItem(index, consent),
            Decisions = Decisions.Add(consent),
        };
    }
}
