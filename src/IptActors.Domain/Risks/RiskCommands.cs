using IptActors.Domain.BreakGlass;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;

namespace IptActors.Domain.Risks;

/// <summary>Commands about danger to the client or to others.</summary>
public abstract record RiskCommand : CourseCommand, IAllowedInEmergency
{
    private protected RiskCommand()
    {
    }
}

/// <summary>Records a clinician's assessment of risk (task T05). The latest one is the status in force.</summary>
/// <param name="Level">Overall level, code of the list <c>risk_level</c>; <c>none</c> is a finding too.</param>
/// <param name="Areas">What the risk is about; empty only when the level is <c>none</c>. Each area once.</param>
/// <param name="ProtectiveFactors">What holds the client: people, plans, beliefs.</param>
/// <param name="SafetyPlanNeeded">Whether a safety plan has to be made.</param>
/// <param name="Summary">The clinician's reasoning.</param>
/// <param name="Session">Ordinal of the session in which it was assessed; null outside sessions.</param>
public sealed record AssessRisk(
    string Level,
    ValueList<RiskArea> Areas,
    ProtectedText? ProtectiveFactors,
    bool SafetyPlanNeeded,
    ProtectedText? Summary,
    int? Session) : RiskCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("level", Level, "risk_level");
        check.Count("areas", Areas, Level == RiskArea.NoRisk ? 0 : 1, 20);
        for (var i = 0; i < Areas.Count; i++)
        {
            var area = Areas[i];
            check.Code($"areas[{i}].area", area.Area, "risk_concern");
            check.That(Areas.FindIndex(other => other.Area == area.Area) == i, $"areas[{i}].area", "Expected each area once, found it again.");
            check.Code($"areas[{i}].level", area.Level, "risk_level");
            check.OptionalText($"areas[{i}].detail", area.Detail);
        }

        check.OptionalText("protective_factors", ProtectiveFactors);
        check.OptionalText("summary", Summary);
        check.Ordinal("session", Session);
    }
}

/// <summary>Records a safety plan made with the client, in the steps of Stanley and Brown. A later plan replaces an earlier one.</summary>
/// <param name="WarningSigns">How the client notices that a crisis begins.</param>
/// <param name="CopingStrategies">What the client can do alone.</param>
/// <param name="Contacts">People and places that help.</param>
/// <param name="Professionals">Services to call, with the hours they answer.</param>
/// <param name="MeansSafety">How access to means is made harder; null when it does not apply.</param>
/// <param name="ReasonsForLiving">What makes life worth it; null when the client named nothing.</param>
/// <param name="CopyGiven">Whether the client has a copy.</param>
/// <param name="Session">Ordinal of the session in which it was made; null outside sessions.</param>
public sealed record RecordSafetyPlan(
    ProtectedText WarningSigns,
    ProtectedText CopingStrategies,
    ProtectedText Contacts,
    ProtectedText Professionals,
    ProtectedText? MeansSafety,
    ProtectedText? ReasonsForLiving,
    bool CopyGiven,
    int? Session) : RiskCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Text("warning_signs", WarningSigns);
        check.Text("coping_strategies", CopingStrategies);
        check.Text("contacts", Contacts);
        check.Text("professionals", Professionals);
        check.OptionalText("means_safety", MeansSafety);
        check.OptionalText("reasons_for_living", ReasonsForLiving);
        check.Ordinal("session", Session);
    }
}

/// <summary>Opens a risk review for a worry that no questionnaire raised: a call from a parent, a remark, a letter.</summary>
/// <param name="Area">Code of the list <c>risk_concern</c>.</param>
/// <param name="Source">Where it came from, code of the list <c>risk_source</c>.</param>
/// <param name="Escalate">Whether it needs an answer on the same day.</param>
/// <param name="Detail">What was said or seen.</param>
/// <param name="Session">Ordinal of the session in which it came up; null outside sessions.</param>
public sealed record RaiseRiskConcern(string Area, string Source, bool Escalate, ProtectedText Detail, int? Session) : RiskCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("area", Area, "risk_concern");
        check.Code("source", Source, "risk_source");
        check.Text("detail", Detail);
        check.Ordinal("session", Session);
    }
}

/// <summary>
/// Answers an open risk review (rule R10): a clinician has looked at it and says what came of it. Taken on a closed course
/// too, because a follow-up measure can open a review after closure.
/// </summary>
/// <param name="Review">Number of the review.</param>
/// <param name="Outcome">Code of the list <c>risk_review_outcome</c>.</param>
/// <param name="Action">What was done, with whom, and what was agreed.</param>
/// <param name="EscalatedTo">Who took over: crisis team, supervisor, emergency department; required when the outcome is <c>escalated</c>.</param>
public sealed record AcknowledgeRiskReview(int Review, string Outcome, ProtectedText Action, string? EscalatedTo) : RiskCommand, IAllowedAfterClosure
{
    /// <summary>Code of the outcome in which somebody else took over.</summary>
    public const string Escalated = "escalated";

    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("review", Review);
        check.Code("outcome", Outcome, "risk_review_outcome");
        check.Text("action", Action);
        if (Outcome == Escalated || EscalatedTo is not null)
        {
            check.Name("escalated_to", EscalatedTo);
        }
    }
}
