namespace IptActors.Api.Access;

/// <summary>What a person or a system may be in a clinic. In tokens as the name in lower case.</summary>
[Flags]
public enum Roles
{
    /// <summary>Nothing: may call nothing.</summary>
    None = 0,

    /// <summary>Treats: the courses on which they are the treating therapist.</summary>
    Therapist = 1,

    /// <summary>Supervises: the courses on which they are the supervisor.</summary>
    Supervisor = 2,

    /// <summary>Plans: schedule and status of every course of the clinic, no clinical content.</summary>
    Coordinator = 4,

    /// <summary>Examines: every course's history, read only, with a purpose.</summary>
    Auditor = 8,

    /// <summary>Watches: aggregates, never a single course.</summary>
    Dashboard = 16,

    /// <summary>A clinic system that acts for a person it names.</summary>
    Integration = 32,

    /// <summary>Runs the clinic's own settings: schedule and status as a coordinator, disclosure, erasure, access reports.</summary>
    Admin = 64,
}
