namespace IptActors.Cli.Demo.Invented;

/// <summary>What makes one invented course different from the others.</summary>
internal sealed record InventedCourse
{
    /// <summary>What it shows.</summary>
    public required string Title { get; init; }

    /// <summary>Who treats.</summary>
    public required string Therapist { get; init; }

    /// <summary>How far it has come.</summary>
    public required Reached Reached { get; init; }

    /// <summary>Code of the protocol.</summary>
    public string Protocol { get; init; } = "ipt-adult-16";

    /// <summary>The service.</summary>
    public string Service { get; init; } = "adult";

    /// <summary>Code of the list referral_source.</summary>
    public string Source { get; init; } = "gp";

    /// <summary>Problem area worked on.</summary>
    public string Area { get; init; } = "role_transition";

    /// <summary>Sessions of the contract.</summary>
    public int Contract { get; init; } = 16;

    /// <summary>Length of a session in minutes.</summary>
    public int Minutes { get; init; } = 50;

    /// <summary>Code of the modality.</summary>
    public string Modality { get; init; } = "in_person";

    /// <summary>Sessions attended under the contract.</summary>
    public int Held { get; init; }

    /// <summary>PHQ-9 at session 1.</summary>
    public int FirstScore { get; init; } = 16;

    /// <summary>PHQ-9 that the course would come to at its last contracted session.</summary>
    public int LastScore { get; init; } = 6;

    /// <summary>Age of the client in years.</summary>
    public int Age { get; init; } = 38;

    /// <summary>Who else is in the sessions, a code of participant_role; null for nobody.</summary>
    public string? Partner { get; init; }

    /// <summary>The group whose sessions these are; null outside groups.</summary>
    public string? Group { get; init; }

    /// <summary>What happens at the end of what was played; null for nothing particular.</summary>
    public Turn Turn { get; init; }

    /// <summary>Closure reason, sub-reason and destination; null while open.</summary>
    public (string Reason, string? SubReason, string? Destination)? Closure { get; init; }

    /// <summary>Sessions of the initial phase, by the usual splits.</summary>
    public int InitialSessions => (Protocol, Contract) switch
    {
        ("ipt-a", _) => 4,
        (_, >= 12) => 3,
        (_, >= 8) => 2,
        _ => 1,
    };

    /// <summary>Sessions of the ending, by the usual splits.</summary>
    public int EndingSessions => Contract switch
    {
        >= 12 => 3,
        >= 8 => 2,
        _ => 1,
    };

    /// <summary>Whether guardian and assent have to be recorded.</summary>
    public bool IsMinor => Age < 18;
}

/// <summary>How far a course has come.</summary>
internal enum Reached
{
    /// <summary>Referred only.</summary>
    Referral,

    /// <summary>Waits for a place.</summary>
    Waitlist,

    /// <summary>Was seen for assessment.</summary>
    Assessment,

    /// <summary>Is treated.</summary>
    Treatment,

    /// <summary>Goes on in maintenance.</summary>
    Maintenance,
}

/// <summary>What happens at the end of what was played.</summary>
internal enum Turn
{
    /// <summary>Nothing particular.</summary>
    None,

    /// <summary>The course is suspended.</summary>
    Suspended,

    /// <summary>Two appointments in a row are missed without notice.</summary>
    MissedTwice,

    /// <summary>A risk item is endorsed and nobody has answered it yet.</summary>
    RiskReviewOpen,

    /// <summary>The course goes to another therapist, who has not acknowledged the handover.</summary>
    HandedOver,
}
