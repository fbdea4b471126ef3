using IptActors.Domain.BreakGlass;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Care;

/// <summary>Records something given beside IPT: mindfulness, peer support, an app. Never counted as IPT.</summary>
/// <param name="Adjunct">Code of an adjunct of the catalog.</param>
/// <param name="Provider">Who gives it; null when the therapist does.</param>
/// <param name="Dose">How much and how often; null when not agreed.</param>
/// <param name="Note">What for, and how it went; null when nothing is added.</param>
/// <param name="Session">Ordinal of the session in which it was given or agreed; null outside sessions.</param>
public sealed record RecordAdjunct(string Adjunct, string? Provider, ProtectedText? Dose, ProtectedText? Note, int? Session) : CareCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.That(check.Catalog.Adjuncts.Contains(Adjunct), "adjunct", $"Expected an adjunct of the catalog ({check.Catalog.Adjuncts.Expected}), found another.");
        if (Provider is not null)
        {
            check.Name("provider", Provider);
        }

        check.OptionalText("dose", Dose);
        check.OptionalText("note", Note);
        check.Ordinal("session", Session);
    }
}

/// <summary>Refers the client onward, or to something beside the therapy.</summary>
/// <param name="Destination">Code of the list <c>referral_destination</c>.</param>
/// <param name="Provider">Name of the service or person; null when not chosen yet.</param>
/// <param name="Urgency">Code of the list <c>urgency</c>; null for routine.</param>
/// <param name="Reason">Why.</param>
public sealed record MakeReferral(string Destination, string? Provider, string? Urgency, ProtectedText Reason) : CareCommand, IAllowedInEmergency
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("destination", Destination, "referral_destination");
        if (Provider is not null)
        {
            check.Name("provider", Provider);
        }

        check.OptionalCode("urgency", Urgency, "urgency");
        check.Text("reason", Reason);
    }
}

/// <summary>Records what became of an onward referral. A later outcome replaces an earlier one.</summary>
/// <param name="Referral">Number of the onward referral.</param>
/// <param name="Outcome">Code of the list <c>onward_referral_outcome</c>.</param>
/// <param name="Note">What the other service wrote; null when nothing.</param>
public sealed record RecordReferralOutcome(int Referral, string Outcome, ProtectedText? Note) : CareCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("referral", Referral);
        check.Code("outcome", Outcome, "onward_referral_outcome");
        check.OptionalText("note", Note);
    }
}

/// <summary>Receives feedback on the service or the therapy.</summary>
/// <param name="GivenBy">Who gives it, code of the list <c>informant</c>.</param>
/// <param name="Kind">Code of the list <c>feedback_kind</c>; a complaint is kept apart from praise.</param>
/// <param name="Rating">0 (worst) to 10 (best); null when none was asked.</param>
/// <param name="Text">What was said; null when only a rating was given.</param>
/// <param name="Session">Ordinal of the session it is about; null when about the whole.</param>
public sealed record ReceiveFeedback(string GivenBy, string Kind, int? Rating, ProtectedText? Text, int? Session) : CareCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("given_by", GivenBy, "informant");
        check.Code("kind", Kind, "feedback_kind");
        check.Range("rating", Rating, 0, 10);
        if (Rating is null)
        {
            check.Text("text", Text);
        }

        check.OptionalText("text", Text);
        check.Ordinal("session", Session);
    }
}

/// <summary>Holds supervision on this course.</summary>
/// <param name="Supervisor">Id of the supervisor.</param>
/// <param name="Kind">Code of the list <c>supervision_kind</c>.</param>
/// <param name="Sessions">Ordinals of the sessions that were discussed; empty when it was about the case as a whole.</param>
/// <param name="Minutes">Time spent on this course, 1 to 480.</param>
/// <param name="RecordingReviewed">Whether a recording was heard or seen.</param>
/// <param name="Note">What was agreed; null when nothing is written down.</param>
public sealed record HoldSupervision(
    string Supervisor,
    string Kind,
    ValueList<int> Sessions,
    int Minutes,
    bool RecordingReviewed,
    ProtectedText? Note) : CareCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Staff("supervisor", Supervisor);
        check.Code("kind", Kind, "supervision_kind");
        check.Count("sessions", Sessions, 0, 100);
        for (var i = 0; i < Sessions.Count; i++)
        {
            var session = Sessions[i];
            check.Ordinal($"sessions[{i}]", session);
            check.That(Sessions.FindIndex(other => other == session) == i, $"sessions[{i}]", $"Expected each session once, found {session} again.");
        }

        check.Range("minutes", Minutes, 1, 480);
        check.OptionalText("note", Note);
    }
}
