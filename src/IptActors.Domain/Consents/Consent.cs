namespace IptActors.Domain.Consents;

/// <summary>The decision in force on one use of treatment or data.</summary>
/// <param name="Scope">Code of the list <c>consent_scope</c>.</param>
/// <param name="Status">Code of the list <c>consent_decision</c>.</param>
/// <param name="GivenBy">Code of the list <c>participant_role</c>.</param>
/// <param name="On">Day of the decision.</param>
/// <param name="ExpiresOn">Last day on which it is valid; null when it has no end.</param>
/// <param name="Version">Version of the event that recorded it.</param>
public sealed record Consent(string Scope, string Status, string GivenBy, DateOnly On, DateOnly? ExpiresOn, long Version);
