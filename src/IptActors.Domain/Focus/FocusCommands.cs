using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Focus;

/// <summary>Commands about what the treatment works on.</summary>
public abstract record FocusCommand : CourseCommand
{
    private protected FocusCommand()
    {
    }
}

/// <summary>Chooses a problem area as focus: one, at most two (R8).</summary>
/// <param name="Area">Code of a problem area of the catalog.</param>
/// <param name="RelatedPerson">Ordinal of the person of the inventory it is about; null when it is about none.</param>
/// <param name="Rationale">How the symptoms are tied to it.</param>
/// <param name="SecondOpinion">Code of the problem area a second clinician would choose; null when nobody was asked.</param>
public sealed record ChooseProblemArea(string Area, int? RelatedPerson, ProtectedText Rationale, string? SecondOpinion) : FocusCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.ProblemArea("area", Area);
        check.Text("rationale", Rationale);
        check.OptionalProblemArea("second_opinion", SecondOpinion);
    }
}

/// <summary>Puts another problem area in the place of one that turned out to be wrong.</summary>
/// <param name="Focus">Ordinal of the focus to change.</param>
/// <param name="Area">Code of a problem area of the catalog.</param>
/// <param name="RelatedPerson">Ordinal of the person of the inventory it is about; null when it is about none.</param>
/// <param name="Reason">Why; R9 asks for it when half of the sessions are over.</param>
public sealed record ChangeProblemArea(int Focus, string Area, int? RelatedPerson, ProtectedText Reason) : FocusCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.ProblemArea("area", Area);
        check.Text("reason", Reason);
    }
}

/// <summary>Ends the work on a problem area.</summary>
/// <param name="Focus">Ordinal of the focus to drop.</param>
/// <param name="Reason">Why.</param>
public sealed record DropProblemArea(int Focus, ProtectedText Reason) : FocusCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check) => check.Text("reason", Reason);
}

/// <summary>Says where a dispute stands. It can move both ways; the history is kept.</summary>
/// <param name="Focus">Ordinal of a focus whose problem area has stages.</param>
/// <param name="Stage">Code of a stage of that area: renegotiation, impasse or dissolution.</param>
/// <param name="Note">What it shows in.</param>
public sealed record StageDispute(int Focus, string Stage, ProtectedText? Note) : FocusCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Name("stage", Stage);
        check.OptionalText("note", Note);
    }
}

/// <summary>Shares the formulation with the client: "illness X began around event Y; we will work on Z". Each sharing is a version.</summary>
/// <param name="Diagnosis">The clinic's code of the diagnosis (ICD or DSM); 1 to 200 characters.</param>
/// <param name="Onset">Day the illness began, as far as known; null when not known.</param>
/// <param name="PrecipitatingEvents">What happened around the onset; at most 20.</param>
/// <param name="ProblemAreas">Codes of the problem areas it names; each an active focus, at least one.</param>
/// <param name="Narrative">The story as told to the client.</param>
/// <param name="ClientAgreement">Code of the list <c>formulation_agreement</c>. Refused keeps the course in the initial phase.</param>
public sealed record ShareFormulation(
    string Diagnosis,
    DateOnly? Onset,
    ValueList<ProtectedText> PrecipitatingEvents,
    ValueList<string> ProblemAreas,
    ProtectedText Narrative,
    string ClientAgreement) : FocusCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Name("diagnosis", Diagnosis);
        check.PastDay("onset", Onset);
        check.Count("precipitating_events", PrecipitatingEvents, 0, 20);
        foreach (var precipitatingEvent in PrecipitatingEvents)
        {
            check.Text("precipitating_events", precipitatingEvent);
        }

        check.Count("problem_areas", ProblemAreas, 1, 10);
        foreach (var area in ProblemAreas)
        {
            check.ProblemArea("problem_areas", area);
        }

        check.Text("narrative", Narrative);
        check.Code("client_agreement", ClientAgreement, "formulation_agreement");
    }
}
