namespace IptActors.Engine.Courses;

/// <summary>Limits of the actors of one process.</summary>
public sealed record CourseRuntimeOptions
{
    /// <summary>Commands that may wait on one course; more are refused as busy. 1 or more. Default 256.</summary>
    public int MailboxCapacity { get; init; } = 256;

    /// <summary>Commands accepted and not yet answered, over all courses; more are refused as busy. 1 or more. Default 20,000.</summary>
    public int MaxInFlight { get; init; } = 20_000;

    /// <summary>Commands of one course that are appended together when they wait at the same moment. 1 or more. Default 64.</summary>
    public int MaxCommandsPerAppend { get; init; } = 64;

    /// <summary>Times that a command is decided while other writers of its course are faster. 1 or more. Default 3.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Courses kept in memory; beyond it the least recently used leave. 1 or more. Default 50,000: about 1 GB of courses with 60 events.</summary>
    public int MaxResident { get; init; } = 50_000;

    /// <summary>
    /// Whether other processes append to the same journal. Then a read, and an answer that records nothing, is first confirmed by the
    /// journal, at the cost of one look-up: another process may have carried on the course since. Default false.
    /// </summary>
    public bool OtherWriters { get; init; }

    /// <summary>Where courses are told whose record does not hold.</summary>
    public RecordAlarms Alarms { get; init; } = new();

    /// <summary>How long a course without commands and reads stays in memory. Default 30 minutes.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How often idle courses are looked for. Default 1 minute.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What a busy refusal tells the caller to wait. Default 100 ms.</summary>
    public TimeSpan BusyRetryAfter { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>What the refusal of an unreachable journal tells the caller to wait. Default 1 s.</summary>
    public TimeSpan UnavailableRetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time that stopping waits for commands already accepted. Default 20 s.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(20);
}
