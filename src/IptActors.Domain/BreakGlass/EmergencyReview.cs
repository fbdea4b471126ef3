using IptActors.Domain.Values;

namespace IptActors.Domain.BreakGlass;

/// <summary>What came of the review of an emergency access.</summary>
/// <param name="By">Id of the reviewer.</param>
/// <param name="On">The day.</param>
/// <param name="Outcome">Code of the list <c>emergency_review_outcome</c>.</param>
/// <param name="Note">What was found.</param>
public sealed record EmergencyReview(string By, DateOnly On, string Outcome, ProtectedText Note);
