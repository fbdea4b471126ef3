using IptActors.Engine.Commands;

namespace IptActors.Api.Access;

/// <summary>Who may call one method, and on which courses. What is not said is not allowed.</summary>
internal sealed record AccessRow
{
    /// <summary>For the role therapist.</summary>
    public CourseScope Therapist { get; init; }

    /// <summary>For the role supervisor.</summary>
    public CourseScope Supervisor { get; init; }

    /// <summary>For the role coordinator.</summary>
    public CourseScope Coordinator { get; init; }

    /// <summary>For the role auditor, who must say why.</summary>
    public CourseScope Auditor { get; init; }

    /// <summary>For the role dashboard.</summary>
    public CourseScope Dashboard { get; init; }

    /// <summary>For the role integration, which must say for whom.</summary>
    public CourseScope Integration { get; init; }

    /// <summary>For the role admin.</summary>
    public CourseScope Admin { get; init; }

    /// <summary>Whether it shows or changes anything of a client; then an auditor says why, and a system for whom.</summary>
    public bool AboutClients { get; init; } = true;

    /// <summary>The scope of one role.</summary>
    public CourseScope Of(Roles role) => role switch
    {
        Roles.Therapist => Therapist,
        Roles.Supervisor => Supervisor,
        Roles.Coordinator => Coordinator,
        Roles.Auditor => Auditor,
        Roles.Dashboard => Dashboard,
        Roles.Integration => Integration,
        Roles.Admin => Admin,
        _ => CourseScope.None,
    };
}
