using IptActors.Domain.Catalog;

namespace IptActors.Domain.ExpectedCourses;

/// <summary>What the rules of the expected course say after a score, and why. The same inputs always give the same signal.</summary>
/// <param name="Administration">Number of the administration it speaks on.</param>
/// <param name="Version">Version of the event that recorded it.</param>
/// <param name="SessionNumber">Number of the session.</param>
/// <param name="Status">What it says.</param>
/// <param name="Rule">Code of the rule that decided: the first of the rule set that applies.</param>
/// <param name="RuleSet">Code of the rule set.</param>
/// <param name="RuleSetVersion">Its version.</param>
/// <param name="Why">Why, in words, with the numbers it was computed from.</param>
/// <param name="ExpectedTotal">The total expected at this session, in 1/scale.</param>
/// <param name="FoundTotal">The total found.</param>
/// <param name="LimitTotal">The total beyond which the rule speaks; null when the rule needs none.</param>
public sealed record ExpectedCourseSignal(
    int Administration,
    long Version,
    int SessionNumber,
    ExpectedCourseStatus Status,
    string Rule,
    string RuleSet,
    string RuleSetVersion,
    string Why,
    int ExpectedTotal,
    int FoundTotal,
    int? LimitTotal);
