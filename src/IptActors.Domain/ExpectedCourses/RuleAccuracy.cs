using IptActors.Domain.Outcomes;

namespace IptActors.Domain.ExpectedCourses;

/// <summary>How often rules are right on simulated courses.</summary>
/// <param name="Measure">Code of the measure; null for all together.</param>
/// <param name="Rule">Code of the rule; null for any signal of <paramref name="Status"/> or worse.</param>
/// <param name="Status">Status that counts as a signal: watch or off track.</param>
/// <param name="Hits">Of the courses that ended without reliable improvement, those signalled before the last score (sensitivity).</param>
/// <param name="FalseAlarms">Of the courses that ended with reliable improvement, those signalled before the last score.</param>
public sealed record RuleAccuracy(string? Measure, string? Rule, Catalog.ExpectedCourseStatus Status, Share Hits, Share FalseAlarms);
