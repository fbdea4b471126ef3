namespace IptActors.Domain.Consents;

/// <summary>Who consents for a minor and whether the young person agrees.</summary>
/// <param name="Guardian">Code of the list <c>guardian_status</c>.</param>
/// <param name="Assent">Code of the list <c>assent_status</c>.</param>
/// <param name="On">Day on which it was asked.</param>
public sealed record GuardianStatus(string Guardian, string Assent, DateOnly On);
