using IptActors.Domain.Catalog;

namespace IptActors.Domain.Outcomes;

/// <summary>
/// What may be shown to those who see only aggregates: small counts are left out, others rounded, and shares left out where they would
/// tell what was left out.
/// </summary>
/// <param name="SuppressBelow">Counts from 1 to one less than this are left out, and 0 too; 0 leaves out and rounds nothing.</param>
/// <param name="RoundTo">Counts are rounded to a multiple of this, a half up; 1 or less rounds nothing.</param>
public sealed record Publication(int SuppressBelow, int RoundTo)
{
    /// <summary>Everything as it is: for those who may see single courses.</summary>
    public static Publication Everything { get; } = new(0, 1);

    /// <summary>Whether nothing is left out.</summary>
    public bool IsOpen => SuppressBelow <= 0;

    /// <summary>By a policy and a rule set.</summary>
    public static Publication Of(ServicePolicy policy, OutcomeRuleSet rules) => new(policy.SuppressCountsBelow, rules.PublishedCountsRoundTo);

    /// <summary>A count as it may be shown; null when it is left out.</summary>
    public long? Count(long count) =>
        IsOpen ? count
        : count < SuppressBelow ? null
        : RoundTo <= 1 ? count
        : (count + (RoundTo / 2)) / RoundTo * RoundTo;

    /// <summary>A figure that is no count (days, tenths of contacts) as it may be shown: rounded like counts, never left out.</summary>
    public int Round(int figure) => IsOpen || RoundTo <= 1 ? figure : (figure + (RoundTo / 2)) / RoundTo * RoundTo;

    /// <summary>A share as it may be shown, of rounded counts; null when it is left out.</summary>
    public Share? Publish(Share share) =>
        IsOpen ? share : Shows(share) ? new Share(Count(share.Numerator)!.Value, Count(share.Denominator)!.Value) : null;

    /// <summary>
    /// Whether a share may be shown: numerator and denominator are large enough, and so is the rest of the denominator, unless nobody is in
    /// it; otherwise the few that are not in the numerator would be known.
    /// </summary>
    public bool Shows(Share share) =>
        IsOpen || (share.Numerator >= SuppressBelow && share.Denominator >= SuppressBelow && (share.Denominator - share.Numerator is var rest && (rest == 0 || rest >= SuppressBelow)));
}
