namespace IptActors.Postgres;

/// <summary>How the journal uses PostgreSQL.</summary>
public sealed record PostgresOptions
{
    /// <summary>Npgsql connection string of one primary server and database. The role must own the schema <c>ipt</c> or be allowed to create it.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>How long the first connection is tried again while the server cannot be reached or is starting. Default 30 s; zero tries once.</summary>
    public TimeSpan StartupPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Appends that may wait for the writer; one more makes its caller wait for room. 1 or more, default 2048.</summary>
    public int QueueCapacity { get; init; } = 2048;

    /// <summary>Appends that one transaction takes at most. 1 or more, default 256.</summary>
    public int MaxBatchRequests { get; init; } = 256;

    /// <summary>Bytes of headers and data after which a batch takes no further append. Default 4 MiB; a larger append goes alone.</summary>
    public int MaxBatchBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How long to look for the outcome of a commit whose connection died before it is declared unknown. Default 5 s.</summary>
    public TimeSpan OutcomePatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest pause between two looks for events of other processes when no notification comes. Default 1 s.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Least time between two notifications to other processes, so that they do not slow the writer. Default 10 ms.</summary>
    public TimeSpan NotifyInterval { get; init; } = TimeSpan.FromMilliseconds(10);
}
