namespace IptActors.Domain.Courses;

/// <summary>A rule that was looked at while a command was decided.</summary>
/// <param name="Rule">Code of the rule in the catalog.</param>
/// <param name="Outcome">How it stood.</param>
/// <param name="Detail">What was expected and what was found; null when the rule held.</param>
public sealed record RuleCheck(string Rule, RuleOutcome Outcome, string? Detail);
