using System.Collections.Concurrent;
using Google.Protobuf;
using IptActors.Rpc;

namespace IptActors.Crash.Tests.Load;

/// <summary>
/// Many callers at once, each with one command at a time. Whatever happens to the server they send the same request again until it is
/// answered, and note everything.
/// </summary>
internal sealed class Callers : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    private readonly Func<int, CourseClient> _client;
    private readonly Fleet _fleet;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<SentCommand>> _sent;
    private readonly int _thinkMilliseconds;
    private readonly CancellationTokenSource _finish = new();
    private readonly CancellationTokenSource _abandon = new();
    private readonly List<Task> _running = [];
    private long _lastAnswer = TimeProvider.System.GetTimestamp();
    private long _longestSilence;
    private long _slowestAttempt;
    private int _answered;

    /// <param name="count">How many.</param>
    /// <param name="seed">What they do follows from it, as far as the course of time lets it.</param>
    /// <param name="fleet">What they work on.</param>
    /// <param name="sent">Gets every command by course.</param>
    /// <param name="thinkMilliseconds">Longest time between an answer and the next command.</param>
    /// <param name="client">The connection that a caller uses now.</param>
    public Callers(
        int count, int seed, Fleet fleet, ConcurrentDictionary<string, ConcurrentQueue<SentCommand>> sent, int thinkMilliseconds, Func<int, CourseClient> client)
    {
        (_client, _fleet, _sent, _thinkMilliseconds) = (client, fleet, sent, thinkMilliseconds);
        for (var caller = 0; caller < count; caller++)
        {
            var number = caller;
            _running.Add(Task.Run(() => WorkAsync(number, new Random(HashCode.Combine(seed, number)))));
        }
    }

    /// <summary>What they were told instead of answers.</summary>
    public Refusals Refusals { get; } = new();

    /// <summary>Commands answered so far.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>Longest time in which none of them got an answer: how long the service was away for all.</summary>
    public TimeSpan LongestSilence => TimeProvider.System.GetElapsedTime(0, Volatile.Read(ref _longestSilence));

    /// <summary>Longest time that one attempt took to be answered or refused.</summary>
    public TimeSpan SlowestAttempt => TimeProvider.System.GetElapsedTime(0, Volatile.Read(ref _slowestAttempt));

    /// <summary>Returns when this many more commands were answered than now.</summary>
    /// <exception cref="TimeoutException">Not within <paramref name="patience"/>.</exception>
    public async Task AnsweredMoreAsync(int commands, TimeSpan patience)
    {
        var target = Answered + commands;
        using var limit = new CancellationTokenSource(patience);
        while (Answered < target)
        {
            if (limit.IsCancellationRequested || !Refusals.Unexpected.IsEmpty)
            {
                throw new TimeoutException($"Expected {commands} more answers within {patience.TotalSeconds:0} s, found {commands - target + Answered}. Told instead: {Told()}. {Refusals.Unexpected.FirstOrDefault()}");
            }

            await Task.Delay(5, CancellationToken.None);
        }
    }

    /// <summary>Begins nothing new and returns when everything begun is answered.</summary>
    public async Task FinishAsync(TimeSpan patience)
    {
        await _finish.CancelAsync();
        try
        {
            await Task.WhenAll(_running).WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{_running.Count(task => !task.IsCompleted)} commands were not answered within {patience.TotalSeconds:0} s. Told instead: {Told()}.");
        }
    }

    /// <summary>Begins nothing new and does not repeat what fails; returns when every attempt under way has ended.</summary>
    public async Task AbandonAsync(TimeSpan patience)
    {
        await _abandon.CancelAsync();
        await FinishAsync(patience);
    }

    /// <summary>What they were told, in a few words.</summary>
    public string Told() => string.Join(", ", Refusals.Counts.OrderByDescending(count => count.Value).Select(count => $"{count.Key} {count.Value}"));

    public async ValueTask DisposeAsync()
    {
        await AbandonAsync(TimeSpan.FromMinutes(1));
        _finish.Dispose();
        _abandon.Dispose();
    }

    private async Task WorkAsync(int caller, Random random)
    {
        while (!_finish.IsCancellationRequested)
        {
            if (_fleet.TakeUnopened() is { } unopened)
            {
                if (await SendAsync(caller, unopened, id => CourseClient.Opening(unopened, id), random))
                {
                    _fleet.Opened(unopened);
                }
            }
            else if (_fleet.Pick(random) is { } course)
            {
                var mood = random.Next(1, 11);
                await SendAsync(caller, course, id => CourseClient.Rating(course, id, mood), random);
            }

            await PauseAsync(TimeSpan.FromMilliseconds(random.Next(_thinkMilliseconds + 1)), _finish.Token);
        }
    }

    private async Task<bool> SendAsync(int caller, string course, Func<string, IMessage> make, Random random)
    {
        var id = Guid.NewGuid().ToString();
        var command = new SentCommand(course, id, make(id), caller) { SentAt = TimeProvider.System.GetTimestamp() };
        _sent.GetOrAdd(course, _ => new ConcurrentQueue<SentCommand>()).Enqueue(command);
        while (!_abandon.IsCancellationRequested)
        {
            command.Attempts++;
            var started = TimeProvider.System.GetTimestamp();
            try
            {
                command.Answer = await _client(caller).SendAsync(command.Request, CancellationToken.None);
                command.AnsweredAt = TimeProvider.System.GetTimestamp();
                Note(started, command.AnsweredAt);
                return true;
            }
            catch (RpcException exception)
            {
                Raise(ref _slowestAttempt, TimeProvider.System.GetTimestamp() - started);
                if (Refusals.Note(exception.Status) is not { } wait)
                {
                    return false;
                }

                // Shorter than asked, so that retries meet the server in every state; spread, so that they do not come together.
                var pause = wait < LongestPause && wait > TimeSpan.Zero ? wait : LongestPause;
                await PauseAsync(pause * random.NextDouble(), _abandon.Token);
            }
        }

        return false;
    }

    private void Note(long started, long answered)
    {
        Interlocked.Increment(ref _answered);
        Raise(ref _slowestAttempt, answered - started);
        Raise(ref _longestSilence, answered - Interlocked.Exchange(ref _lastAnswer, answered));
    }

    private static void Raise(ref long most, long value)
    {
        for (var seen = Volatile.Read(ref most); value > seen;)
        {
            var before = Interlocked.CompareExchange(ref most, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    private static Task PauseAsync(TimeSpan pause, CancellationToken ended) =>
        Task.Delay(pause, ended).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
