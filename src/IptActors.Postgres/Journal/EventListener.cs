using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IptActors.Postgres.Journal;

/// <summary>Hears of events that other processes wrote (LISTEN), and pulses at intervals in case a notification was lost.</summary>
internal sealed class EventListener : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly EventSignal _signal;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closing = new();
    private readonly Timer _poll;
    private readonly Task _running;

    public EventListener(PostgresOptions options, EventSignal signal, ILogger logger)
    {
        _connectionString = ConnectionString(options.ConnectionString);
        _signal = signal;
        _logger = logger;
        _poll = new Timer(static state => ((EventSignal)state!).Pulse(), signal, options.PollInterval, options.PollInterval);
        _running = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _running;
        await _poll.DisposeAsync();
        _closing.Dispose();
    }

    private async Task RunAsync()
    {
        var pause = new ReconnectPause();
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(pause);
            }
            catch (Exception) when (_closing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                if (pause.Attempts == 0)
                {
                    _logger.ListenerLost(Failures.Reason(exception));
                }

                pause.Lengthen();
                await pause.WaitAsync(_closing.Token);
            }
        }
    }

    private async Task ListenAsync(ReconnectPause pause)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        connection.Notification += (_, notification) => Hear(notification.Payload);
        await connection.OpenAsync(_closing.Token);
        await using (var listen = new NpgsqlCommand($"listen {EventNotifier.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(_closing.Token);
        }

        pause.Reset();
        _signal.Pulse();
        while (true)
        {
            await connection.WaitAsync(_closing.Token);
        }
    }

    private void Hear(string payload)
    {
        if (long.TryParse(payload, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            _signal.Advance(position);
        }
        else
        {
            _signal.Pulse();
        }
    }

    private static string ConnectionString(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5, KeepAlive = 30 };
        settings.ApplicationName = $"{settings.ApplicationName ?? "IptActors"} journal listener";
        return settings.ConnectionString;
    }
}
