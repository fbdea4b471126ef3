using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;

namespace IptActors.Domain.Reviews;

/// <summary>Commands about looking back and ending: tasks T15 to T21.</summary>
public abstract record ReviewCommand : CourseCommand
{
    private protected ReviewCommand()
    {
    }
}

/// <summary>Reviews the course half-way (T15): does the client get better, is the focus still right?</summary>
/// <param name="Response">Code of the list <c>course_response</c>.</param>
/// <param name="FocusStillRight">Whether work on the focus goes on as agreed.</param>
/// <param name="Summary">What was found.</param>
/// <param name="Changes">What is done differently from now on; null for nothing.</param>
public sealed record ReviewCourse(string Response, bool FocusStillRight, ProtectedText? Summary, ProtectedText? Changes) : ReviewCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("response", Response, "course_response");
        check.OptionalText("summary", Summary);
        check.OptionalText("changes", Changes);
    }
}

/// <summary>Discusses the ending explicitly (T16): at least two sessions before the last, better four.</summary>
/// <param name="Reactions">Codes of the list <c>ending_reaction</c>: what the client feels about it.</param>
/// <param name="Note">What was said; null when not given.</param>
public sealed record DiscussEnding(ValueList<string> Reactions, ProtectedText? Note) : ReviewCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Codes("reactions", Reactions, "ending_reaction", 0);
        check.OptionalText("note", Note);
    }
}

/// <summary>Reviews what was gained and why, and the feelings about ending (T17).</summary>
/// <param name="Gains">What got better; at least one entry, also for a course without a change.</param>
/// <param name="WhyBetter">What it came from, in the client's view; null when not discussed.</param>
/// <param name="Reactions">Codes of the list <c>ending_reaction</c>.</param>
public sealed record ReviewGains(ValueList<ProtectedText> Gains, ProtectedText? WhyBetter, ValueList<string> Reactions) : ReviewCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        Texts.Validate("gains", Gains, 1, check);
        check.OptionalText("why_better", WhyBetter);
        check.Codes("reactions", Reactions, "ending_reaction", 0);
    }
}

/// <summary>Plans how to notice and meet a relapse (T18).</summary>
/// <param name="WarningSigns">Early signs; at least one.</param>
/// <param name="Strategies">What to do when they come; at least one.</param>
/// <param name="Supports">Who helps; may be empty.</param>
/// <param name="WhenToSeekHelp">When and where to ask for professional help; null when not agreed.</param>
public sealed record PlanRelapsePrevention(
    ValueList<ProtectedText> WarningSigns,
    ValueList<ProtectedText> Strategies,
    ValueList<ProtectedText> Supports,
    ProtectedText? WhenToSeekHelp) : ReviewCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        Texts.Validate("warning_signs", WarningSigns, 1, check);
        Texts.Validate("strategies", Strategies, 1, check);
        Texts.Validate("supports", Supports, 0, check);
        check.OptionalText("when_to_seek_help", WhenToSeekHelp);
    }
}

/// <summary>Decides what follows the acute course (T19).</summary>
/// <param name="Decision">Code of the list <c>further_treatment</c>; <c>none</c> is a decision too.</param>
/// <param name="Destination">Code of the list <c>referral_destination</c> for treatment elsewhere; null for none.</param>
/// <param name="Reason">Why; null when not given.</param>
public sealed record DecideFurtherTreatment(string Decision, string? Destination, ProtectedText? Reason) : ReviewCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("decision", Decision, "further_treatment");
        check.OptionalCode("destination", Destination, "referral_destination");
        check.That(Destination is null || Decision != "none", "destination", "Expected no destination when nothing follows.");
        check.OptionalText("reason", Reason);
    }
}

/// <summary>Records that the letter about the course went out (T21). Usually after closure.</summary>
/// <param name="Recipient">Code of the list <c>letter_recipient</c>.</param>
/// <param name="SentOn">Day it was sent.</param>
/// <param name="DocumentRef">The clinic's reference of the document, 1 to 200 characters; null when it keeps none.</param>
/// <param name="CopyToClient">Whether the client got a copy.</param>
/// <param name="Summary">What it says, in short; null when the document is enough.</param>
public sealed record SendDischargeLetter(string Recipient, DateOnly SentOn, string? DocumentRef, bool CopyToClient, ProtectedText? Summary)
    : ReviewCommand, IAllowedAfterClosure
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("recipient", Recipient, "letter_recipient");
        check.PastDay("sent_on", SentOn);
        check.OptionalName("document_ref", DocumentRef);
        check.OptionalText("summary", Summary);
    }
}
