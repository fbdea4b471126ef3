using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Reviews;

/// <summary>What happened in looking back and ending.</summary>
public abstract record ReviewEvent : CourseEvent
{
    private protected ReviewEvent()
    {
    }
}

/// <summary>The course was reviewed half-way.</summary>
/// <param name="AfterSession">Number of the last treatment session recorded, here as below; 0 before the first.</param>
/// <param name="Response">Code of the list <c>course_response</c>.</param>
/// <param name="FocusStillRight">Whether work on the focus goes on as agreed.</param>
/// <param name="Summary">What was found.</param>
/// <param name="Changes">What is done differently from now on; null for nothing.</param>
public sealed record CourseReviewed(int AfterSession, string Response, bool FocusStillRight, ProtectedText? Summary, ProtectedText? Changes) : ReviewEvent;

/// <summary>The ending was discussed.</summary>
/// <param name="AfterSession">Number of the last treatment session recorded.</param>
/// <param name="SessionsLeft">Sessions left in the contract then, 0 when used up; null without a contract.</param>
/// <param name="Reactions">Codes of the list <c>ending_reaction</c>.</param>
/// <param name="Note">What was said.</param>
public sealed record EndingDiscussed(int AfterSession, int? SessionsLeft, ValueList<string> Reactions, ProtectedText? Note) : ReviewEvent;

/// <summary>Gains were reviewed.</summary>
/// <param name="AfterSession">Number of the last treatment session recorded.</param>
/// <param name="Gains">What got better.</param>
/// <param name="WhyBetter">What it came from, in the client's view.</param>
/// <param name="Reactions">Codes of the list <c>ending_reaction</c>.</param>
public sealed record GainsReviewed(int AfterSession, ValueList<ProtectedText> Gains, ProtectedText? WhyBetter, ValueList<string> Reactions) : ReviewEvent;

/// <summary>It was planned how to notice and meet a relapse.</summary>
/// <param name="AfterSession">Number of the last treatment session recorded.</param>
/// <param name="WarningSigns">Early signs.</param>
/// <param name="Strategies">What to do when they come.</param>
/// <param name="Supports">Who helps.</param>
/// <param name="WhenToSeekHelp">When and where to ask for professional help.</param>
public sealed record RelapsePreventionPlanned(
    int AfterSession,
    ValueList<ProtectedText> WarningSigns,
    ValueList<ProtectedText> Strategies,
    ValueList<ProtectedText> Supports,
    ProtectedText? WhenToSeekHelp) : ReviewEvent;

/// <summary>It was decided what follows the acute course.</summary>
/// <param name="AfterSession">Number of the last treatment session recorded.</param>
/// <param name="Decision">Code of the list <c>further_treatment</c>.</param>
/// <param name="Destination">Code of the list <c>referral_destination</c>; null for none.</param>
/// <param name="Reason">Why.</param>
public sealed record FurtherTreatmentDecided(int AfterSession, string Decision, string? Destination, ProtectedText? Reason) : ReviewEvent;

/// <summary>The letter about the course went out.</summary>
/// <param name="Recipient">Code of the list <c>letter_recipient</c>.</param>
/// <param name="SentOn">Day it was sent.</param>
/// <param name="DocumentRef">The clinic's reference of the document; null when it keeps none.</param>
/// <param name="CopyToClient">Whether the client got a copy.</param>
/// <param name="Summary">What it says, in short.</param>
public sealed record DischargeLetterSent(string Recipient, DateOnly SentOn, string? DocumentRef, bool CopyToClient, ProtectedText? Summary) : ReviewEvent;
