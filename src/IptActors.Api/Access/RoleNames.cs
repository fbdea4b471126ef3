namespace IptActors.Api.Access;

/// <summary>Roles as tokens and metadata name them.</summary>
public static class RoleNames
{
    /// <summary>The role of a name in lower case; <see cref="Roles.None"/> for any other text.</summary>
    public static Roles Parse(string? name) => name switch
    {
        "therapist" => Roles.Therapist,
        "supervisor" => Roles.Supervisor,
        "coordinator" => Roles.Coordinator,
        "auditor" => Roles.Auditor,
        "dashboard" => Roles.Dashboard,
        "integration" => Roles.Integration,
        "admin" => Roles.Admin,
        _ => Roles.None,
    };

    /// <summary>The names of roles, as tokens hold them.</summary>
    public static IEnumerable<string> Of(Roles roles) =>
        Enum.GetValues<Roles>().Where(role => role != Roles.None && roles.HasFlag(role)).Select(role => role.ToString().ToLowerInvariant());
}
