using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Assessments;

internal static class AssessmentDecider
{
    public static void Decide(AssessmentCommand command, Deliberation d)
    {
        switch (command)
        {
            case TakeHistory c:
                Take(c, d);
                break;
            case MakeDiagnosis c:
                Diagnose(c, d);
                break;
            case RecordTimeline c:
                Draw(c, d);
                break;
            case ConsiderMedication c:
                Consider(c, d);
                break;
            case RecordMedication c:
                Record(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Take(TakeHistory c, Deliberation d)
    {
        d.KnowsSession("session", c.Session);
        d.Raise(new HistoryTaken(
            d.State.Assessment.Histories + 1,
            c.PresentingProblem,
            c.OnsetOn,
            c.EarlierEpisodes,
            c.TreatmentResponse,
            c.FamilyHistory,
            c.SubstanceUse,
            c.PhysicalHealth,
            c.Session));
    }

    private static void Diagnose(MakeDiagnosis c, Deliberation d)
    {
        d.KnowsSession("session", c.Session);
        var known = d.State.Assessment.Find(c.System, c.Code);
        if (known is not null && known == (known with { Kind = c.Kind, Verification = c.Verification, ToldToClient = c.ToldToClient, Note = c.Note }))
        {
            return;
        }

        d.Raise(new DiagnosisMade(
            known?.Ordinal ?? d.State.Assessment.Diagnoses.Count + 1,
            (known?.Edition ?? 0) + 1,
            c.System,
            c.Code,
            c.Kind,
            c.Verification,
            c.ToldToClient,
            c.Note,
            c.Session));
    }

    private static void Draw(RecordTimeline c, Deliberation d)
    {
        d.KnowsSession("session", c.Session);
        for (var i = 0; i < c.Entries.Count; i++)
        {
            d.KnowsPerson($"entries[{i}].person", c.Entries[i].Person);
        }

        // Stable: entries of one day keep the order in which the client told them.
        var ordered = c.Entries.OrderBy(entry => entry.On).ToValueList();
        d.Raise(new TimelineRecorded(d.State.Assessment.Timelines + 1, ordered, c.Session));
    }

    private static void Consider(ConsiderMedication c, Deliberation d)
    {
        d.KnowsSession("session", c.Session);
        d.Raise(new MedicationConsidered(c.Decision, c.Reason, c.Session));
    }

    private static void Record(RecordMedication c, Deliberation d)
    {
        var medications = d.State.Assessment.Medications;
        if (c.Medication > medications.Count)
        {
            d.RejectUnknown("medication", $"Expected a medication of this course ({medications.Count} so far) or none for a new one, found {c.Medication}.");
            return;
        }

        d.KnowsSession("session", c.Session);
        d.Raise(new MedicationRecorded(
            c.Medication ?? medications.Count + 1,
            c.Name,
            c.Dose,
            c.Change,
            c.ChangedOn,
            c.Prescriber,
            c.Adherence,
            c.Session));
    }
}
