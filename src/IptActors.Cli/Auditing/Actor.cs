namespace IptActors.Cli.Auditing;

/// <summary>Who did something, for people.</summary>
internal static class Actor
{
    /// <summary>The person with their role, or the person and the system that acted for them.</summary>
    public static string Of(string subject, string role, string onBehalfOf) => onBehalfOf.Length == 0 ? $"{subject} ({role})" : $"{onBehalfOf} through {subject}";
}
