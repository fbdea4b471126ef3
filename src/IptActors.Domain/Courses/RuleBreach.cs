namespace IptActors.Domain.Courses;

/// <summary>One hard rule that stands against a command.</summary>
/// <param name="Rule">Code of the rule in the catalog: <c>R3</c>, <c>T12</c>.</param>
/// <param name="Missing">What is missing or in the way, and what to do.</param>
/// <param name="Overridable">Whether a clinician may set it aside with a reason.</param>
public sealed record RuleBreach(string Rule, string Missing, bool Overridable);
