using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Care;

/// <summary>What surrounds the therapy. Texts stay in the events; the text of notes is never kept here.</summary>
/// <param name="Adjuncts">Everything given beside IPT, in the order it was recorded.</param>
/// <param name="Referrals">Onward referrals; number n is at index n - 1.</param>
/// <param name="Accommodations">Codes of the accommodations agreed.</param>
/// <param name="Languages">Languages of the sessions, as BCP 47 tags; empty when nothing was adapted.</param>
/// <param name="Interpreter">Whether an interpreter takes part.</param>
/// <param name="Supervisions">Supervision held, in the order it was recorded.</param>
/// <param name="Notes">Number of the last note.</param>
public sealed record CareRecord(
    ValueList<AdjunctGiven> Adjuncts,
    ValueList<OnwardReferral> Referrals,
    ValueList<string> Accommodations,
    ValueList<string> Languages,
    bool Interpreter,
    ValueList<Supervision> Supervisions,
    int Notes)
{
    /// <summary>Nothing recorded yet.</summary>
    public static CareRecord Empty { get; } = new([], [], [], [], false, [], 0);

    internal CareRecord Evolve(CareEvent happened, RecordedEvent recorded) => happened switch
    {
        AdjunctRecorded e => this with { Adjuncts = Adjuncts.Add(new AdjunctGiven(recorded.Version, e.Adjunct, e.Session)) },
        OnwardReferralMade e => this with { Referrals = Referrals.Add(new OnwardReferral(e.Referral, e.Destination, recorded.OccurredOn, null)) },
        OnwardReferralOutcomeRecorded e => this with { Referrals = Referrals.SetItem(e.Referral - 1, Referrals[e.Referral - 1] with { Outcome = e.Outcome }) },
        SupervisionHeld e => this with { Supervisions = Supervisions.Add(new Supervision(recorded.Version, e.Sessions, e.Minutes)) },
        AccommodationAgreed e => this with { Accommodations = Accommodations.Contains(e.Kind) ? Accommodations : Accommodations.Add(e.Kind) },
        CulturalAdaptationMade e => this with { Languages = e.Languages, Interpreter = e.Interpreter },
        NoteWritten e => this with { Notes = e.Note },
        ProcessNoteWritten e => this with { Notes = e.Note },
        FeedbackReceived or ContactRecorded => this,
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    /// <summary>The record without what the event of this version added.</summary>
    internal CareRecord Without(long version) => this with
    {
        Adjuncts = Adjuncts.Where(adjunct => adjunct.Version != version).ToValueList(),
        Supervisions = Supervisions.Where(supervision => supervision.Version != version).ToValueList(),
    };
}
