using IptActors.Api.Binding;

namespace IptActors.Api.AccessLog;

/// <summary>Ids by which callers track their calls.</summary>
internal static class Tracked
{
    /// <summary>The id if it can be kept for ever: only what is short and clean, and not worth refusing a call for.</summary>
    public static string? Id(string? id) => id is { Length: > 0 and <= FieldReader.MaxNameLength } && Characters.ProblemOf(id, multiline: false) is null ? id : null;
}
