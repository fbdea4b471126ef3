using IptActors.Domain.Values;

namespace IptActors.Domain.Risks;

/// <summary>One thing a risk is about.</summary>
/// <param name="Area">Code of the list <c>risk_concern</c>: suicide, self-harm, harm to others, neglect, safeguarding.</param>
/// <param name="Level">Code of the list <c>risk_level</c>.</param>
/// <param name="Detail">Ideas, plans, means, history; null when there is nothing to add.</param>
public sealed record RiskArea(string Area, string Level, ProtectedText? Detail)
{
    /// <summary>Code of the level that says there is no risk.</summary>
    public const string NoRisk = "none";
}
