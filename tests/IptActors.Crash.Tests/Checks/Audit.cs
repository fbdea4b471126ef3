using System.Collections.Concurrent;
using IptActors.Crash.Tests.Load;

namespace IptActors.Crash.Tests.Checks;

/// <summary>Reads courses over gRPC, holds them against what their callers were answered, and sends commands once more.</summary>
/// <param name="client">Who is asked.</param>
/// <param name="repeats">Chooses the commands that are sent once more.</param>
internal sealed class Audit(CourseClient client, Func<SentCommand, bool> repeats)
{
    private const int CoursesAtOnce = 8;

    private readonly List<string> _faults = [];

    /// <summary>Everything that was found wrong, as sentences.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Commands held against the history.</summary>
    public int Commands { get; private set; }

    /// <summary>Commands sent once more for the same answer.</summary>
    public int Repeated { get; private set; }

    /// <summary>Checks every course, with one in ten commands sent once more.</summary>
    public static async Task<IReadOnlyList<string>> OfAllAsync(
        CourseClient client, ConcurrentDictionary<string, ConcurrentQueue<SentCommand>> sent, CancellationToken cancellationToken)
    {
        var faults = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            sent,
            new ParallelOptions { MaxDegreeOfParallelism = CoursesAtOnce, CancellationToken = cancellationToken },
            async (course, cancel) =>
            {
                var audit = new Audit(client, _ => Random.Shared.Next(10) == 0);
                await audit.CheckAsync(course.Key, course.Value, cancel);
                foreach (var fault in audit.Faults)
                {
                    faults.Enqueue(fault);
                }
            });
        return [.. faults, .. OrderCheck.Faults(sent.Values.SelectMany(commands => commands))];
    }

    /// <summary>Checks one course.</summary>
    public async Task CheckAsync(string course, IReadOnlyCollection<SentCommand> sent, CancellationToken cancellationToken)
    {
        _faults.AddRange(CourseCheck.Faults(course, sent, await client.HistoryAsync(course, cancellationToken)));
        Commands += sent.Count;
        foreach (var command in sent.Where(command => command.Answer is not null && repeats(command)))
        {
            Repeated++;
            var again = await client.SendAsync(command.Request, cancellationToken);
            if (!again.Equals(command.Answer))
            {
                _faults.Add($"{course}: request {command.RequestId} was answered {command.Answer}, then {again}.");
            }
        }
    }
}
