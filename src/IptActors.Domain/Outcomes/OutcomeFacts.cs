using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Outcomes;

/// <summary>What a rule set of outcomes needs to know of a course.</summary>
/// <param name="ReferredOn">Day on which the referral was received.</param>
/// <param name="EndedOn">Day on which the course was closed; null while it is open, also after it was reopened.</param>
/// <param name="Contacts">Attended treatment contacts up to the end; follow-ups do not count.</param>
/// <param name="FirstContactOn">Day of the first; null when there is none.</param>
/// <param name="SecondContactOn">Day of the second; null when there is none.</param>
/// <param name="Pairs">First and last score of each measure of the rule set, in its order.</param>
public sealed record OutcomeFacts(
    DateOnly ReferredOn,
    DateOnly? EndedOn,
    int Contacts,
    DateOnly? FirstContactOn,
    DateOnly? SecondContactOn,
    ValueList<OutcomePair> Pairs)
{
    /// <summary>Days from referral to the first treatment contact; null before it.</summary>
    public int? WaitDays => FirstContactOn?.DayNumber - ReferredOn.DayNumber;

    /// <summary>Days from the first treatment contact to the second; null before it.</summary>
    public int? GapDays => SecondContactOn?.DayNumber - FirstContactOn?.DayNumber;

    /// <summary>The facts of a course that was opened.</summary>
    public static OutcomeFacts Of(CourseState state, OutcomeRuleSet rules, ServicePolicy policy) => Of(state, ScoreEntry.Of(state), rules, policy);

    /// <summary>The facts of a course that was opened, with its scores already at hand.</summary>
    public static OutcomeFacts Of(CourseState state, IReadOnlyList<ScoreEntry> scores, OutcomeRuleSet rules, ServicePolicy policy)
    {
        var referredOn = state.Referral!.ReferredOn;
        var endedOn = state.Lifecycle.Closure?.ClosedOn;
        var contacts = state.Sessions.Appointments
            .Where(it => it is { Held: true, TreatmentContact: true } && (endedOn is null || it.Day <= endedOn))
            .OrderBy(it => it.StartsAt)
            .Select(it => it.Day)
            .ToArray();
        return new OutcomeFacts(
            referredOn,
            endedOn,
            contacts.Length,
            contacts.Length > 0 ? contacts[0] : null,
            contacts.Length > 1 ? contacts[1] : null,
            rules.Measures.Select(it => OutcomePair.Of(it.Measure, scores, referredOn, endedOn, policy, state.Calendar)).ToValueList());
    }
}
