namespace IptActors.Domain.Values;

/// <summary>
/// Personal free text. A type of its own so that it can be encrypted per client without touching history, and so that it
/// never reaches a log by accident: <see cref="ToString"/> does not show it.
/// </summary>
/// <param name="Value">The text as written; at most <see cref="MaxLength"/> UTF-16 units.</param>
public sealed record ProtectedText(string Value)
{
    /// <summary>Longest text, in UTF-16 units. A letter, not a file.</summary>
    public const int MaxLength = 20_000;

    /// <summary>Says only that there is text, and how much.</summary>
    public override string ToString() => $"[protected, {Value.Length} characters]";
}
