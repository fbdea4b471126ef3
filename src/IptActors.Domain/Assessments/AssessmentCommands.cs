using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Assessments;

/// <summary>Commands about history, diagnosis, timeline and medication.</summary>
public abstract record AssessmentCommand : CourseCommand
{
    private protected AssessmentCommand()
    {
    }
}

/// <summary>Takes the psychiatric history, with earlier episodes and how treatment worked (task T02). A later history replaces an earlier one.</summary>
/// <param name="PresentingProblem">What the client comes with, in the client's words.</param>
/// <param name="OnsetOn">Day on which the present episode began, as near as it is known; null when it is not.</param>
/// <param name="EarlierEpisodes">Number of earlier episodes, 0 to 99; null when not known.</param>
/// <param name="TreatmentResponse">Earlier treatments and what they did; null when there were none.</param>
/// <param name="FamilyHistory">Null when nothing is known.</param>
/// <param name="SubstanceUse">Null when not asked.</param>
/// <param name="PhysicalHealth">Null when not asked.</param>
/// <param name="Session">Ordinal of the session in which it was taken; null outside sessions.</param>
public sealed record TakeHistory(
    ProtectedText PresentingProblem,
    DateOnly? OnsetOn,
    int? EarlierEpisodes,
    ProtectedText? TreatmentResponse,
    ProtectedText? FamilyHistory,
    ProtectedText? SubstanceUse,
    ProtectedText? PhysicalHealth,
    int? Session) : AssessmentCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Text("presenting_problem", PresentingProblem);
        check.PastDay("onset_on", OnsetOn);
        check.Range("earlier_episodes", EarlierEpisodes, 0, 99);
        check.OptionalText("treatment_response", TreatmentResponse);
        check.OptionalText("family_history", FamilyHistory);
        check.OptionalText("substance_use", SubstanceUse);
        check.OptionalText("physical_health", PhysicalHealth);
        check.Ordinal("session", Session);
    }
}

/// <summary>Makes or changes a diagnosis (task T03). The same code again with another verification or wording is a new version.</summary>
/// <param name="System">Code of the list <c>diagnosis_system</c>: ICD-10, ICD-11, DSM-5, SNOMED CT.</param>
/// <param name="Code">The code in that system, 1 to 32 characters without spaces: <c>F32.1</c>.</param>
/// <param name="Kind">Code of the list <c>diagnosis_kind</c>: what is treated, or what stands beside it.</param>
/// <param name="Verification">Code of the list <c>diagnosis_status</c> (FHIR condition-ver-status).</param>
/// <param name="ToldToClient">Whether the client has been told: IPT names the illness.</param>
/// <param name="Note">What the clinician adds; null when nothing.</param>
/// <param name="Session">Ordinal of the session in which it was made; null outside sessions.</param>
public sealed record MakeDiagnosis(
    string System,
    string Code,
    string Kind,
    string Verification,
    bool ToldToClient,
    ProtectedText? Note,
    int? Session) : AssessmentCommand
{
    private const int LongestCode = 32;

    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("system", System, "diagnosis_system");
        check.That(
            Code is { Length: > 0 and <= LongestCode } && !Code.Any(char.IsWhiteSpace),
            "code",
            $"Expected a code of 1 to {LongestCode} characters without spaces, found {Code?.Length ?? 0} characters.");
        check.Code("kind", Kind, "diagnosis_kind");
        check.Code("verification", Verification, "diagnosis_status");
        check.OptionalText("note", Note);
        check.Ordinal("session", Session);
    }
}

/// <summary>Records the timeline: onset of symptoms against life events (task T08). A later timeline replaces an earlier one.</summary>
/// <param name="Entries">1 to 200 entries, in any order.</param>
/// <param name="Session">Ordinal of the session in which it was drawn; null outside sessions.</param>
public sealed record RecordTimeline(ValueList<TimelineEntry> Entries, int? Session) : AssessmentCommand
{
    private const int MostEntries = 200;

    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Count("entries", Entries, 1, MostEntries);
        for (var i = 0; i < Entries.Count; i++)
        {
            check.PastDay($"entries[{i}].on", Entries[i].On);
            check.Code($"entries[{i}].kind", Entries[i].Kind, "timeline_kind");
            check.Text($"entries[{i}].description", Entries[i].Description);
            check.Ordinal($"entries[{i}].person", Entries[i].Person);
        }

        check.Ordinal("session", Session);
    }
}

/// <summary>Records the decision whether medication is needed (task T07); "none" is a decision.</summary>
/// <param name="Decision">Code of the list <c>medication_decision</c>.</param>
/// <param name="Reason">Why; null when it needs no words.</param>
/// <param name="Session">Ordinal of the session in which it was decided; null outside sessions.</param>
public sealed record ConsiderMedication(string Decision, ProtectedText? Reason, int? Session) : AssessmentCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("decision", Decision, "medication_decision");
        check.OptionalText("reason", Reason);
        check.Ordinal("session", Session);
    }
}

/// <summary>Records medication that the client takes, starts, changes or stops, as reported or prescribed.</summary>
/// <param name="Medication">Number of a medication of this course; null for one that was not recorded before.</param>
/// <param name="Name">Name of the substance or product.</param>
/// <param name="Dose">Dose and times a day; null when not known.</param>
/// <param name="Change">Code of the list <c>medication_change</c>: ongoing, started, changed, stopped.</param>
/// <param name="ChangedOn">Day of the change; null when not known.</param>
/// <param name="Prescriber">Who prescribes, code of the list <c>prescriber</c>; null when not known.</param>
/// <param name="Adherence">How it is taken, code of the list <c>medication_adherence</c>; null when not asked.</param>
/// <param name="Session">Ordinal of the session in which it was reported; null outside sessions.</param>
public sealed record RecordMedication(
    int? Medication,
    ProtectedText Name,
    ProtectedText? Dose,
    string Change,
    DateOnly? ChangedOn,
    string? Prescriber,
    string? Adherence,
    int? Session) : AssessmentCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("medication", Medication);
        check.Text("name", Name);
        check.OptionalText("dose", Dose);
        check.Code("change", Change, "medication_change");
        check.PastDay("changed_on", ChangedOn);
        check.OptionalCode("prescriber", Prescriber, "prescriber");
        check.OptionalCode("adherence", Adherence, "medication_adherence");
        check.Ordinal("session", Session);
    }
}
