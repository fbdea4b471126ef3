using System.Diagnostics;
using IptActors.Domain.Checklists;
using IptActors.Domain.Courses;
using IptActors.Domain.Sessions;

namespace IptActors.Domain.Reviews;

/// <summary>Decides commands about looking back and ending. They may come early or late; the plan of the contract says when they are due.</summary>
internal static class ReviewDecider
{
    public static void Decide(ReviewCommand command, Deliberation d)
    {
        var session = d.State.Sessions.LastNumber;
        switch (command)
        {
            case ReviewCourse c:
                d.Raise(new CourseReviewed(session, c.Response, c.FocusStillRight, c.Summary, c.Changes));
                CheckMidpoint(d);
                break;
            case DiscussEnding c:
                Discuss(c, session, d);
                break;
            case ReviewGains c:
                d.Raise(new GainsReviewed(session, c.Gains, c.WhyBetter, c.Reactions));
                break;
            case PlanRelapsePrevention c:
                d.Raise(new RelapsePreventionPlanned(session, c.WarningSigns, c.Strategies, c.Supports, c.WhenToSeekHelp));
                break;
            case DecideFurtherTreatment c:
                DecideFurther(c, session, d);
                break;
            case SendDischargeLetter c:
                Send(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    /// <summary>A review too early is left to the checklist, which does not count it; one too late cannot be made good.</summary>
    private static void CheckMidpoint(Deliberation d)
    {
        var course = ChecklistCourse.Of(d.State, d.Catalog);
        var window = Checklist.Window(d.Catalog.Tasks["T15"].For(course.Protocol.Code, d.State.Contracts.Acute?.Split), course);
        d.Require(
            d.State.Contracts.Acute is null || course.Held <= window.Max,
            "task_overdue",
            $"T15 comes after session {course.Held}; it was due by session {window.Max}.");
        MeasureEvidence.WarnAtReview(course, window.Min, d);
    }

    private static void Discuss(DiscussEnding c, int session, Deliberation d)
    {
        var left = ContractUse.Of(d.State).Left;
        d.Raise(new EndingDiscussed(session, left, c.Reactions, c.Note));
        var fewest = d.Policy.EndingNoticeSessions;
        d.Require(
            left is null || left >= fewest || DiscussedBefore(d),
            "ending_not_discussed",
            $"The ending is first discussed, since the contract was made, with {left} sessions left; at least {fewest} are expected.");
    }

    private static bool DiscussedBefore(Deliberation d)
    {
        var course = ChecklistCourse.Of(d.State, d.Catalog);
        var window = Checklist.Window(d.Catalog.Tasks["T16"].For(course.Protocol.Code, d.State.Contracts.Acute?.Split), course);
        return d.State.Reviews.EndingDiscussedBySessions.Any(session => session >= window.Min);
    }

    private static void DecideFurther(DecideFurtherTreatment c, int session, Deliberation d)
    {
        if (d.State.Reviews.FurtherTreatmentBySession != session || d.State.Reviews.FurtherTreatment != c.Decision || c.Reason is not null)
        {
            d.Raise(new FurtherTreatmentDecided(session, c.Decision, c.Destination, c.Reason));
        }
    }

    private static void Send(SendDischargeLetter c, Deliberation d)
    {
        if (d.Catalog.Codes("letter_recipient").Find(c.Recipient) is { } recipient && recipient.Has("third_party"))
        {
            var consents = d.State.Consents;
            d.Require(
                consents.IsGiven("referrer_letters", c.SentOn) || consents.IsGiven("information_sharing", c.SentOn),
                "consent_withdrawn",
                $"On {c.SentOn:yyyy-MM-dd} there was no consent to letters (referrer_letters) or to sharing information (information_sharing).");
        }

        d.Raise(new DischargeLetterSent(c.Recipient, c.SentOn, c.DocumentRef, c.CopyToClient, c.Summary));
        if (d.State.Lifecycle.Closure is { } closure && d.State.Reviews.LetterSentOn is null)
        {
            var days = c.SentOn.DayNumber - closure.ClosedOn.DayNumber;
            var most = d.Policy.DischargeLetterDays;
            d.Require(days <= most, "discharge_letter_overdue", $"The letter went out {days} days after closure; expected were at most {most}.");
        }
    }
}
