using System.Diagnostics;
using IptActors.Domain.Values;

namespace IptActors.Domain.Assessments;

/// <summary>What is known of the illness: history, diagnoses, timeline, medication. Texts stay in the events.</summary>
/// <param name="Histories">Histories taken so far; the last is in force. 0: task T02 is open.</param>
/// <param name="Diagnoses">Diagnoses, each in its latest edition (task T03).</param>
/// <param name="Timelines">Timelines drawn so far; the last is in force. 0: task T08 is open.</param>
/// <param name="MedicationDecision">Latest decision, code of the list <c>medication_decision</c>; null while task T07 is open.</param>
/// <param name="Medications">Medications, each as last recorded.</param>
public sealed record Assessment(
    int Histories,
    ValueList<Diagnosis> Diagnoses,
    int Timelines,
    string? MedicationDecision,
    ValueList<Medication> Medications)
{
    /// <summary>Before anything is known.</summary>
    public static Assessment Empty { get; } = new(0, [], 0, null, []);

    /// <summary>Whether a diagnosis that was not refuted has been told to the client (task T03).</summary>
    public bool DiagnosisTold => Diagnoses.Any(diagnosis => diagnosis.ToldToClient && diagnosis.Verification is not ("refuted" or "entered-in-error"));

    /// <summary>The diagnosis with this system and code; null when it was never made.</summary>
    public Diagnosis? Find(string system, string code) =>
        Diagnoses.FirstOrDefault(diagnosis => diagnosis.System == system && diagnosis.Code == code);

    internal Assessment Evolve(AssessmentEvent happened) => happened switch
    {
        HistoryTaken e => this with { Histories = e.Edition },
        DiagnosisMade e => this with { Diagnoses = With(Diagnoses, e) },
        TimelineRecorded e => this with { Timelines = e.Edition },
        MedicationConsidered e => this with { MedicationDecision = e.Decision },
        MedicationRecorded e => this with { Medications = With(Medications, e) },
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    private static ValueList<Diagnosis> With(ValueList<Diagnosis> before, DiagnosisMade e)
    {
        var diagnosis = new Diagnosis(e.Diagnosis, e.Edition, e.System, e.Code, e.Kind, e.Verification, e.ToldToClient, e.Note);
        return e.Diagnosis > before.Count ? before.Add(diagnosis) : before.SetItem(e.Diagnosis - 1, diagnosis);
    }

    private static ValueList<Medication> With(ValueList<Medication> before, MedicationRecorded e)
    {
        var medication = new Medication(e.Medication, e.Name, e.Dose, e.Change);
        return e.Medication > before.Count ? before.Add(medication) : before.SetItem(e.Medication - 1, medication);
    }
}
