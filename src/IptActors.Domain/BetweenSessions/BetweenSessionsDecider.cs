using System.Diagnostics;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.BetweenSessions;

/// <summary>Decides commands about what goes on between the sessions.</summary>
internal static class BetweenSessionsDecider
{
    public static void Decide(BetweenSessionsCommand command, Deliberation d)
    {
        switch (command)
        {
            case AgreeHomework c:
                Agree(c, d);
                break;
            case ReviewHomework c:
                Review(c, d);
                break;
            case GivePsychoeducation c:
                d.Raise(new PsychoeducationGiven(c.Topics, c.SickRoleGiven, d.State.Sessions.LastNumber, c.Note));
                break;
            case ShareResource c:
                d.Raise(new ResourceShared(c.Kind, c.Title, c.Reference, c.Note));
                break;
            case RecordSamples c:
                Record(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Agree(AgreeHomework c, Deliberation d)
    {
        if (c.Goal is { } goal && d.State.Goals.Find(goal) is null)
        {
            d.RejectUnknown("goal", $"Expected the ordinal of a goal, 1 to {d.State.Goals.Goals.Count}, found {goal}.");
        }

        d.KnowsPerson("person", c.Person);
        d.Raise(new HomeworkAgreed(
            d.State.BetweenSessions.Homework.Count + 1, c.Text, c.ProblemArea, c.Goal, c.Person, d.State.Sessions.LastNumber, c.DueOn));
    }

    private static void Review(ReviewHomework c, Deliberation d)
    {
        var homework = d.State.BetweenSessions.FindHomework(c.Homework);
        if (homework is null)
        {
            d.RejectUnknown("homework", $"Expected the ordinal of a task, 1 to {d.State.BetweenSessions.Homework.Count}, found {c.Homework}.");
        }
        else if (homework.Status == Homework.EnteredInError)
        {
            d.RejectUnknown("homework", $"Expected a task that stands, found {c.Homework}, which was retracted.");
        }
        else if (homework.Status != c.Status || c.Note is not null)
        {
            d.Raise(new HomeworkReviewed(c.Homework, c.Status, c.Note));
        }
    }

    private static void Record(RecordSamples c, Deliberation d)
    {
        // What a device or an app observes by itself needs a consent of its own; what the client tells does not.
        d.Require(
            c.Source is not ("app" or "wearable") || d.State.Consents.IsGiven("digital_monitoring", d.Context.OccurredOn),
            "consent_withdrawn",
            $"There is no consent to digital monitoring (digital_monitoring), which samples from the source '{c.Source}' need.");
        var kinds = d.Catalog.Codes("sample_kind");
        var samples = c.Samples.Distinct().OrderBy(sample => sample.TakenAt).Select(sample => Complete(sample, kinds.Find(sample.Kind)!));
        d.Raise(new SamplesRecorded(c.Source, c.Device, samples.ToValueList()));
    }

    /// <summary>Unit and direction go into the event: it must be readable when the catalog has changed.</summary>
    private static RecordedSample Complete(Sample sample, CodeListEntry kind) => new(
        sample.Kind,
        sample.TakenAt,
        sample.Value,
        kind.Unit,
        kind.Direction switch
        {
            ScoreDirection.HigherIsBetter => "higher_is_better",
            ScoreDirection.HigherIsWorse => "higher_is_worse",
            _ => null,
        },
        sample.Context);
}
