using IptActors.Engine.AccessLog;
using IptActors.Postgres.Journal;
using Microsoft.Extensions.Logging;

namespace IptActors.Postgres.AccessLog;

/// <summary>Commits what gathered, batch after batch: while one is being committed the next gathers. Every batch it takes is told what became of it.</summary>
internal sealed class AccessWriter : IAsyncDisposable
{
    private readonly AccessIntake _intake;
    private readonly string _connectionString;
    private readonly AccessMetrics _metrics;
    private readonly ILogger _logger;
    private readonly ReconnectPause _pause = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _running;
    private AccessConnection? _connection;

    public AccessWriter(AccessIntake intake, string connectionString, AccessMetrics metrics, ILogger logger)
    {
        _intake = intake;
        _connectionString = connectionString;
        _metrics = metrics;
        _logger = logger;
        _running = Task.Run(RunAsync);
    }

    /// <summary>Writes what still waits (the intake must be closed), then ends. Does not wait for a server that is away.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _running;
        await DropConnectionAsync();
        _closing.Dispose();
    }

    private async Task RunAsync()
    {
        while (await _intake.WaitAsync())
        {
            await CommitAsync(_intake.Take());
        }

        await CommitAsync(_intake.Take());
    }

    private async Task CommitAsync(AccessBatch batch)
    {
        if (batch.Entries.Count == 0)
        {
            return;
        }

        var started = TimeProvider.System.GetTimestamp();
        var recording = await WriteAsync(batch.Entries) ? AccessRecording.Recorded : AccessRecording.Unavailable;
        _metrics.Committed(batch.Entries.Count, recording, TimeProvider.System.GetElapsedTime(started));
        batch.Complete(recording);
    }

    private async Task<bool> WriteAsync(List<AccessEntry> entries)
    {
        try
        {
            await (await ConnectAsync()).WriteAsync(entries);
            return true;
        }
        catch (Exception exception)
        {
            // What became of a batch whose connection died is not looked up: no answer leaves, and an entry without an answer does no harm.
            // A late commit of the lost backend moves the end of the chain, which the next batch then sees.
            _logger.AccessLogFailed(entries.Count, Failures.Reason(exception));
            if (!Failures.IsKnownRollback(exception))
            {
                await DropConnectionAsync();
            }

            return false;
        }
    }

    private async Task<AccessConnection> ConnectAsync()
    {
        if (_connection is { IsOpen: true } connected)
        {
            return connected;
        }

        await DropConnectionAsync();
        await _pause.WaitAsync(_closing.Token);
        try
        {
            _connection = await AccessConnection.OpenAsync(_connectionString, CancellationToken.None);
            _pause.Reset();
            return _connection;
        }
        catch
        {
            _pause.Lengthen();
            throw;
        }
    }

    private async ValueTask DropConnectionAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }
}
