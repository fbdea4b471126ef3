namespace IptActors.Domain.Care;

/// <summary>A referral to somebody else, made in the course.</summary>
/// <param name="Ordinal">Number in this course, from 1.</param>
/// <param name="Destination">Code of the list <c>referral_destination</c>.</param>
/// <param name="MadeOn">Day it was made.</param>
/// <param name="Outcome">Code of the list <c>onward_referral_outcome</c>; null while nothing is known.</param>
public sealed record OnwardReferral(int Ordinal, string Destination, DateOnly MadeOn, string? Outcome);
