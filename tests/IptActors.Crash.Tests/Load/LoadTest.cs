using System.Collections.Concurrent;
using IptActors.Crash.Tests.Checks;

namespace IptActors.Crash.Tests.Load;

/// <summary>64 callers on new courses, and the record of what they sent.</summary>
internal sealed class LoadTest : IAsyncDisposable
{
    private const int CallerCount = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly ConcurrentDictionary<string, ConcurrentQueue<SentCommand>> _sent = new();
    private readonly Fleet _fleet;

    /// <param name="courses">How many courses they work on.</param>
    /// <param name="client">The connection that a caller uses now.</param>
    /// <param name="prefix">What the ids of the courses begin with.</param>
    /// <param name="thinkMilliseconds">Longest time between an answer and the caller's next command.</param>
    public LoadTest(int courses, Func<int, CourseClient> client, string prefix = "c-", int thinkMilliseconds = 40)
    {
        _fleet = new Fleet(prefix);
        _fleet.Add(courses);
        Callers = new Callers(CallerCount, Random.Shared.Next(), _fleet, _sent, thinkMilliseconds, client);
    }

    /// <summary>The callers.</summary>
    public Callers Callers { get; }

    /// <summary>Every command that was sent.</summary>
    public IEnumerable<SentCommand> Sent => _sent.Values.SelectMany(commands => commands);

    /// <summary>A course that is open.</summary>
    public string AnyCourse => _fleet.Pick(Random.Shared) ?? throw new InvalidOperationException("No course is open yet.");

    /// <summary>Returns when every caller has got some more answers, on the average.</summary>
    public Task RunAsync(int answersEach = 4) => Callers.AnsweredMoreAsync(answersEach * CallerCount, Patience);

    /// <summary>Returns when of every course that anybody has sent a command to one was answered that was sent from now on, and how long that took.</summary>
    public async Task<TimeSpan> EveryCourseAnsweredAsync()
    {
        var since = TimeProvider.System.GetTimestamp();
        using var limit = new CancellationTokenSource(Patience);
        while (_sent.Values.Count(commands => !commands.Any(command => command.SentAt > since && command.Answer is not null)) is > 0 and var waiting)
        {
            Assert.False(limit.IsCancellationRequested, $"Expected an answer in every course within {Patience.TotalSeconds:0} s, {waiting} had none: {Callers.Told()}.");
            await Task.Delay(5, CancellationToken.None);
        }

        return TimeProvider.System.GetElapsedTime(since);
    }

    /// <summary>Returns when a refusal was told so many times more; by default, on the average, to every caller.</summary>
    public async Task RefusedAsync(string reason, int times = CallerCount)
    {
        var target = Told(reason) + times;
        using var limit = new CancellationTokenSource(Patience);
        while (Told(reason) < target)
        {
            Assert.False(limit.IsCancellationRequested, $"Expected {times} times {reason} within {Patience.TotalSeconds:0} s, found {Callers.Told()}.");
            await Task.Delay(5, CancellationToken.None);
        }
    }

    /// <summary>Lets every command be answered and holds all against the history.</summary>
    public async Task FinishWithoutFaultAsync(CourseClient client)
    {
        await Callers.FinishAsync(Patience);
        Assert.Empty(Callers.Refusals.Unexpected);
        Assert.Empty(await AuditAsync(client));
    }

    /// <summary>Everything in which the history differs from the answers.</summary>
    public Task<IReadOnlyList<string>> AuditAsync(CourseClient client) => Audit.OfAllAsync(client, _sent, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Callers.DisposeAsync();

    private int Told(string reason) => Callers.Refusals.Counts.GetValueOrDefault(reason);
}
