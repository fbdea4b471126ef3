using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Risks;

/// <summary>What happened about risk.</summary>
public abstract record RiskEvent : CourseEvent
{
    private protected RiskEvent()
    {
    }
}

/// <summary>A clinician assessed the risk.</summary>
/// <param name="Level">Overall level, code of the list <c>risk_level</c>.</param>
/// <param name="Areas">What the risk is about.</param>
/// <param name="ProtectiveFactors">What holds the client.</param>
/// <param name="SafetyPlanNeeded">Whether a safety plan has to be made.</param>
/// <param name="Summary">The clinician's reasoning.</param>
/// <param name="Session">Ordinal of the session; null outside sessions.</param>
public sealed record RiskAssessed(
    string Level,
    ValueList<RiskArea> Areas,
    ProtectedText? ProtectiveFactors,
    bool SafetyPlanNeeded,
    ProtectedText? Summary,
    int? Session) : RiskEvent;

/// <summary>A safety plan was made with the client.</summary>
/// <param name="Plan">Number of the plan in this course, from 1; the highest is in force.</param>
/// <param name="WarningSigns">How the client notices that a crisis begins.</param>
/// <param name="CopingStrategies">What the client can do alone.</param>
/// <param name="Contacts">People and places that help.</param>
/// <param name="Professionals">Services to call.</param>
/// <param name="MeansSafety">How access to means is made harder; null when it does not apply.</param>
/// <param name="ReasonsForLiving">What makes life worth it; null when the client named nothing.</param>
/// <param name="CopyGiven">Whether the client has a copy.</param>
/// <param name="Session">Ordinal of the session; null outside sessions.</param>
public sealed record SafetyPlanRecorded(
    int Plan,
    ProtectedText WarningSigns,
    ProtectedText CopingStrategies,
    ProtectedText Contacts,
    ProtectedText Professionals,
    ProtectedText? MeansSafety,
    ProtectedText? ReasonsForLiving,
    bool CopyGiven,
    int? Session) : RiskEvent;

/// <summary>Somebody raised a worry that no questionnaire raised.</summary>
/// <param name="Area">Code of the list <c>risk_concern</c>.</param>
/// <param name="Source">Where it came from, code of the list <c>risk_source</c>.</param>
/// <param name="Escalate">Whether it needs an answer on the same day.</param>
/// <param name="Detail">What was said or seen.</param>
/// <param name="Session">Ordinal of the session; null outside sessions.</param>
public sealed record RiskConcernRaised(string Area, string Source, bool Escalate, ProtectedText Detail, int? Session) : RiskEvent;

/// <summary>An answer to a risk item reached its trigger, whatever the total of the measure. No diagnosis follows from it.</summary>
/// <param name="Administration">Number of the administration in this course.</param>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Item">Code of the item.</param>
/// <param name="Level">Score of the item, after turning reverse-keyed answers round.</param>
/// <param name="Escalate">Whether the score reached the second step: contact on the same day.</param>
/// <param name="Concern">What the item is about, code of the list <c>risk_concern</c>.</param>
/// <param name="Prompts">What else to ask, codes of the list <c>risk_prompt</c>.</param>
public sealed record RiskItemEndorsed(
    int Administration,
    string Measure,
    string Item,
    int Level,
    bool Escalate,
    string Concern,
    ValueList<string> Prompts) : RiskEvent;

/// <summary>A clinician has to look: until the review is acknowledged no session is signed off and the course is not closed (rule R10).</summary>
/// <param name="Review">Number of the review in this course, from 1.</param>
/// <param name="Source">Where it came from, code of the list <c>risk_source</c>.</param>
/// <param name="Administration">Number of the administration whose answers opened it; null for a concern.</param>
/// <param name="Escalate">Whether it needs an answer on the same day.</param>
/// <param name="AgeHours">Whole hours between the answer and its recording; 0 when it was recorded at once.</param>
/// <param name="Late">Whether <paramref name="AgeHours"/> is more than the policy of the service allows.</param>
/// <param name="Session">Ordinal of the session in which it came up; null when it came from outside a session.</param>
/// <param name="AfterClosure">Whether the course was closed already.</param>
/// <param name="DueOn">Day by which it should be answered (UTC).</param>
public sealed record RiskReviewRequired(
    int Review,
    string Source,
    int? Administration,
    bool Escalate,
    int AgeHours,
    bool Late,
    int? Session,
    bool AfterClosure,
    DateOnly DueOn) : RiskEvent;

/// <summary>A clinician answered a risk review.</summary>
/// <param name="Review">Number of the review.</param>
/// <param name="Outcome">Code of the list <c>risk_review_outcome</c>.</param>
/// <param name="Action">What was done.</param>
/// <param name="EscalatedTo">Who took over; null when nobody did.</param>
public sealed record RiskReviewAcknowledged(int Review, string Outcome, ProtectedText Action, string? EscalatedTo) : RiskEvent;
