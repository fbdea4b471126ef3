using System.Diagnostics;
using IptActors.Contracts.V1;
using IptActors.Rpc.Client;

namespace IptActors.Bench.Projections;

/// <summary>A thousand watchers of one clinic, a third of which hang up and come back in between: who hears what, and how soon.</summary>
internal sealed class WatcherCase(ServerUnderTest server, Report report, Courses courses, int count)
{
    private const int Watchers = 1_000;
    private const int Connections = 5;
    private const int Commands = 100;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends commands and follows each to all watchers.</summary>
    public async Task RunAsync()
    {
        var channels = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => server.ConnectAsync("coordinator", "planner", Courses.Clinic)));
        using var stop = new CancellationTokenSource();
        var watchers = Enumerable.Range(0, Watchers).Select(n => new Listener(channels[n % Connections], hangsUp: n % 3 == 0)).ToArray();
        var watching = watchers.Select(watcher => Task.Run(() => watcher.RunAsync(Commands / 2, stop.Token))).ToArray();
        await Task.WhenAll(watchers.Select(watcher => watcher.Heard)).WaitAsync(Patience);

        var sent = new List<(long Position, long At)>();
        for (var n = 0; n < Commands; n++)
        {
            var position = await courses.RecordMoodPositionAsync(n % count, n);
            sent.Add((position, Stopwatch.GetTimestamp()));
            await Task.Delay(Between);
        }

        var last = sent[^1].Position;
        var waited = Stopwatch.GetTimestamp();
        while (watchers.Any(watcher => watcher.Last < last) && Stopwatch.GetElapsedTime(waited) < Patience)
        {
            await Task.Delay(20);
        }

        await stop.CancelAsync();
        await Task.WhenAll(watching);
        Tell(watchers, sent);
        foreach (var channel in channels)
        {
            channel.Dispose();
        }
    }

    private void Tell(Listener[] watchers, List<(long Position, long At)> sent)
    {
        var expected = sent.ConvertAll(command => command.Position);
        var exact = watchers.Count(watcher => watcher.Positions.SequenceEqual(expected));
        var lost = watchers.Sum(watcher => expected.Except(watcher.Positions).Count());
        var doubled = watchers.Sum(watcher => watcher.Positions.Count - watcher.Positions.Distinct().Count());

        // When the last watcher that did not hang up heard of each; who was away hears late because it was away.
        var latest = sent.Select(command => watchers
            .Where(watcher => !watcher.HangsUp)
            .Max(watcher => watcher.HeardAt.TryGetValue(command.Position, out var at) ? Math.Max(0, at - command.At) : long.MaxValue)).Order().ToList();
        report.Add(
            "watchers",
            ("watchers", Watchers),
            ("came_back", watchers.Count(watcher => watcher.CameBack)),
            ("commands", Commands),
            ("heard_all_once_in_order", exact),
            ("lost", lost),
            ("doubled", doubled),
            ("to_all_p50_ms", latest[latest.Count / 2] * 1000.0 / Stopwatch.Frequency),
            ("to_all_max_ms", latest[^1] * 1000.0 / Stopwatch.Frequency));
    }

    private sealed class Listener(RpcChannel channel, bool hangsUp)
    {
        private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _last;

        public bool HangsUp => hangsUp;

        public bool CameBack { get; private set; }

        public Task Heard => _heard.Task;

        public long Last => Volatile.Read(ref _last);

        public List<long> Positions { get; } = [];

        public Dictionary<long, long> HeardAt { get; } = [];

        public async Task RunAsync(int hangUpAfter, CancellationToken cancellationToken)
        {
            long? after = null;
            do
            {
                after = await ListenAsync(after, hangsUp && !CameBack ? hangUpAfter : int.MaxValue, cancellationToken);
                CameBack = CameBack || (hangsUp && !cancellationToken.IsCancellationRequested);
            }
            while (!cancellationToken.IsCancellationRequested);
        }

        private async Task<long?> ListenAsync(long? after, int until, CancellationToken cancellationToken)
        {
            var request = new WatchClinicRequest { Parent = $"clinics/{Courses.Clinic}" };
            if (after is { } position)
            {
                request.AfterPosition = position;
            }

            try
            {
                await foreach (var response in channel.ServerStreamingAsync(ProjectionApi.Watch, request, new RpcCallOptions { Timeout = TimeSpan.FromMinutes(5) }, cancellationToken))
                {
                    after = response.Change?.Position ?? response.Heartbeat.Position;
                    if (response.Change is not null)
                    {
                        Positions.Add(after.Value);
                        HeardAt.TryAdd(after.Value, Stopwatch.GetTimestamp());
                    }

                    Volatile.Write(ref _last, after.Value);
                    _heard.TrySetResult();
                    if (Positions.Count >= until)
                    {
                        break;
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // The bench is over.
            }

            return after;
        }
    }
}
