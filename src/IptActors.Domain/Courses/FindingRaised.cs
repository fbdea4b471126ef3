using IptActors.Domain.Values;

namespace IptActors.Domain.Courses;

/// <summary>A warning: the command was accepted, and this is kept as a finding on the course.</summary>
/// <param name="Rule">Code of the rule in the catalog.</param>
/// <param name="Detail">What was expected and what was found; no personal text.</param>
public sealed record FindingRaised(string Rule, string Detail) : CourseEvent;

/// <summary>A hard rule was set aside by a clinician for the events recorded with this one.</summary>
/// <param name="Rule">Code of the rule in the catalog.</param>
/// <param name="Detail">What the rule found missing.</param>
/// <param name="Reason">The clinician's reason.</param>
public sealed record RuleOverridden(string Rule, string Detail, ProtectedText Reason) : CourseEvent;
