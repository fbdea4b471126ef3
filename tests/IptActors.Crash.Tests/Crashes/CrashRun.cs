using System.Collections.Concurrent;
using IptActors.Crash.Tests.Checks;
using IptActors.Crash.Tests.Load;
using IptActors.Crash.Tests.Processes;

namespace IptActors.Crash.Tests.Crashes;

/// <summary>A server under load that is killed round after round, and the record of what it acknowledged.</summary>
internal sealed class CrashRun(int seed) : IAsyncDisposable
{
    private const int CallerCount = 64;
    private const int CoursesInUse = 200;
    private const int CoursesRetired = 50;
    private const int ThinkMilliseconds = 60;
    private const int RepeatedOneIn = 10;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly DataFolder _folder = DataFolder.Create();
    private readonly Fleet _fleet = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<SentCommand>> _sent = new();
    private readonly Random _random = new(seed);
    private readonly List<string> _faults = [];
    private ServerProcess? _server;
    private CourseClient? _client;
    private int _number;

    /// <summary>Everything that was found wrong, as sentences.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Commands held against the history so far, and how many of them were sent once more for the same answer.</summary>
    public (int Commands, int Repeated) Checked { get; private set; }

    /// <summary>Rows of projections held against a cold fold at the end.</summary>
    public long RowsCompared { get; private set; }

    /// <summary>The last lines of the server that runs now.</summary>
    public string LastWords => _server?.LastWords ?? "";

    /// <summary>Starts the first server.</summary>
    public async Task StartAsync()
    {
        await ServeAsync();
        _fleet.Add(CoursesInUse);
    }

    /// <summary>Loads the server, kills the victim at a moment that the seed chooses, loads on, and checks the courses that were longest in use.</summary>
    public async Task<CrashRound> KillAsync(CancellationToken cancellationToken)
    {
        _number++;
        var victim = (Victim)_random.Next(Enum.GetValues<Victim>().Length);
        var moment = TimeSpan.FromMilliseconds(_random.Next(100, 900));
        await using var callers = new Callers(CallerCount, HashCode.Combine(seed, _number), _fleet, _sent, ThinkMilliseconds, _ => _client!);
        await callers.AnsweredMoreAsync(CallerCount, Patience);
        await Task.Delay(moment, cancellationToken);
        await StrikeAsync(victim, cancellationToken);

        // Every caller has met the server that is back.
        await callers.AnsweredMoreAsync(4 * CallerCount, Patience);
        await callers.FinishAsync(Patience);
        _faults.AddRange(callers.Refusals.Unexpected.Select(refusal => $"A caller was told: {refusal}"));
        _faults.AddRange(OrderCheck.Faults(_sent.Values.SelectMany(sent => sent)));
        await CheckAsync(_fleet.Retire(CoursesRetired), cancellationToken);
        _fleet.Add(CoursesRetired);
        return new CrashRound(_number, victim, moment, callers.LongestSilence, callers.Answered, callers.Told());
    }

    /// <summary>Checks the courses still in use, every hash in the database, and the rows of every projection.</summary>
    /// <returns>Events in the database.</returns>
    public async Task<long> CheckAllAsync(CancellationToken cancellationToken)
    {
        await CheckAsync(_fleet.Retire(int.MaxValue), cancellationToken);
        var (faults, events) = await JournalCheck.RunAsync(_folder.ConnectionString, cancellationToken);
        _faults.AddRange(faults);
        var (stale, rows) = await ProjectionCheck.RunAsync(_folder.ConnectionString, cancellationToken);
        _faults.AddRange(stale);
        RowsCompared = rows;
        return events;
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await _folder.DisposeAsync();
    }

    private async Task StrikeAsync(Victim victim, CancellationToken cancellationToken)
    {
        switch (victim)
        {
            case Victim.Server:
                await _server!.KillAsync();
                await ServeAsync();
                break;
            case Victim.ServerTwice:
                await _server!.KillAsync();
                await using (var starting = ServerProcess.Launch(_folder.Path))
                {
                    await Task.Delay(_random.Next(2000), cancellationToken);
                    await starting.KillAsync();
                }

                await ServeAsync();
                break;
            case Victim.Postmaster:
                Signals.Send(_folder.Postgres.Postmaster!.Value, Signals.Kill);
                break;
            case Victim.Database:
                Signals.Send(_folder.Postgres.Postmaster!.Value, Signals.Quit);
                break;
            case Victim.Backend:
                Signals.Send(OneOf(_folder.Postgres.Backends), Signals.Kill);
                break;
            case Victim.Session:
                Signals.Send(OneOf(_folder.Postgres.Backends), Signals.Terminate);
                break;
            case Victim.Both:
                Signals.Send(_folder.Postgres.Postmaster!.Value, Signals.Kill);
                await _server!.KillAsync();
                await ServeAsync();
                break;
        }
    }

    private int OneOf(IReadOnlyList<int> processes) => processes[_random.Next(processes.Count)];

    private async Task ServeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _server = await ServerProcess.StartAsync(_folder.Path);

        // The one before stays open: callers may be in the middle of an attempt.
        _client = new CourseClient(_server.Address, CourseClient.Token(_folder.Path), CallTimeout);
    }

    private async Task CheckAsync(IReadOnlyList<string> courses, CancellationToken cancellationToken)
    {
        var audit = new Audit(_client!, _ => _random.Next(RepeatedOneIn) == 0);
        foreach (var course in courses)
        {
            _sent.TryRemove(course, out var sent);
            await audit.CheckAsync(course, sent!, cancellationToken);
        }

        _faults.AddRange(audit.Faults);
        Checked = (Checked.Commands + audit.Commands, Checked.Repeated + audit.Repeated);
    }
}
