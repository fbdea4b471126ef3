using IptActors.Domain.Values;

namespace IptActors.Domain.Courses;

/// <summary>Rules that a clinician decides to set aside for one command, and why. The reason is recorded for ever.</summary>
/// <param name="Rules">Codes of rules, as in the catalog (<c>R7</c>, <c>T12</c>).</param>
/// <param name="Reason">Why; required when <paramref name="Rules"/> has any.</param>
public sealed record RuleOverrides(ValueList<string> Rules, ProtectedText? Reason)
{
    /// <summary>Nothing is overridden.</summary>
    public static RuleOverrides None { get; } = new([], null);

    /// <summary>Whether the rule is set aside.</summary>
    public bool Covers(string rule) => Reason is not null && Rules.Contains(rule);
}
