namespace IptActors.Domain.Phases;

/// <summary>A pause of the course.</summary>
/// <param name="Since">The day it began (UTC).</param>
/// <param name="Reason">Code of the list <c>suspend_reason</c>.</param>
/// <param name="ExpectedResume">Day on which it is expected to end; null when nobody can say.</param>
public sealed record Suspension(DateOnly Since, string Reason, DateOnly? ExpectedResume);
