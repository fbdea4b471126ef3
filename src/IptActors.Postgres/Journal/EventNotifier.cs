using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IptActors.Postgres.Journal;

/// <summary>
/// Tells other processes that there are new events (NOTIFY), at most once an interval and beside the writer: a notification inside
/// the writer's transaction would make every commit wake every listener.
/// </summary>
internal sealed class EventNotifier : IAsyncDisposable
{
    /// <summary>Name of the notification channel. The payload is the position of the last event.</summary>
    public const string Channel = "ipt_events";

    private readonly NpgsqlDataSource _dataSource;
    private readonly EventSignal _written;
    private readonly TimeSpan _interval;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _running;

    /// <param name="dataSource">Where to.</param>
    /// <param name="written">Advances with what this process has written.</param>
    /// <param name="interval">Least time between two notifications.</param>
    /// <param name="logger">Gets failures.</param>
    public EventNotifier(NpgsqlDataSource dataSource, EventSignal written, TimeSpan interval, ILogger logger)
    {
        _dataSource = dataSource;
        _written = written;
        _interval = interval;
        _logger = logger;
        _running = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _running;
        _closing.Dispose();
    }

    private async Task RunAsync()
    {
        var told = 0L;
        var failing = false;
        while (true)
        {
            try
            {
                await _written.WaitAsync(told, _closing.Token);
                var head = _written.Head;
                await NotifyAsync(head);
                (told, failing) = (head, false);
                await Task.Delay(_interval, _closing.Token);
            }
            catch (OperationCanceledException) when (_closing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                if (!failing)
                {
                    _logger.NotifierFailed(Failures.Reason(exception));
                }

                // Listeners poll; the next event is told of again.
                (told, failing) = (_written.Head, true);
            }
        }
    }

    private async Task NotifyAsync(long head)
    {
        // Nothing to lose, so the commit need not reach the disk.
        await using var batch = _dataSource.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('synchronous_commit', 'off', true)"));
        var notify = new NpgsqlBatchCommand($"select pg_notify('{Channel}', $1)");
        notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = head.ToString(CultureInfo.InvariantCulture) });
        batch.BatchCommands.Add(notify);
        await batch.ExecuteNonQueryAsync(_closing.Token);
    }
}
