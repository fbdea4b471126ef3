namespace IptActors.Domain.Catalog;

/// <summary>A difference of one protocol, or of one of its splits, from the usual task.</summary>
/// <param name="Protocol">Code of the protocol; null means every protocol with the split.</param>
/// <param name="Split">Code of the split; null means all splits of the protocol.</param>
/// <param name="Due">Due rule instead of the usual one; null keeps it.</param>
/// <param name="Kind">Kind instead of the usual one; null keeps it.</param>
public sealed record TaskOverride(string? Protocol = null, string? Split = null, TaskDue? Due = null, RuleKind? Kind = null);
