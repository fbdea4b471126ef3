using Google.Rpc;
using IptActors.Contracts.V1;

namespace IptActors.Cli.Demo;

/// <summary>What came of a case: where its course stands, and every step that ended otherwise than expected.</summary>
/// <param name="demo">The case.</param>
/// <param name="before">How far it had come before; null when nothing was there.</param>
internal sealed class DemoOutcome(DemoCase demo, DemoProgress.Progress? before)
{
    private readonly List<string> _surprises = [];
    private readonly List<int> _idle = [];

    /// <summary>The case.</summary>
    public DemoCase Case => demo;

    /// <summary>Steps that were accepted.</summary>
    public int AcceptedSteps { get; private set; }

    /// <summary>Steps that were refused as expected.</summary>
    public int RefusedSteps { get; private set; }

    /// <summary>Warnings raised.</summary>
    public int Warnings { get; private set; }

    /// <summary>Events of the course, by the highest version answered.</summary>
    public long Version { get; private set; } = before?.Version ?? 0;

    /// <summary>Where the course stands; unspecified when it was never opened.</summary>
    public Phase Phase { get; private set; } = before?.Phase ?? Phase.Unspecified;

    /// <summary>Steps that changed nothing, by their place: a case has none, because they would be played at every run.</summary>
    public IReadOnlyList<int> IdleSteps => _idle;

    /// <summary>What did not go as the case says, in words; empty when all did.</summary>
    public IReadOnlyList<string> Surprises => _surprises;

    /// <summary>A step was accepted.</summary>
    public void Accepted(int index, CommandResult result)
    {
        AcceptedSteps++;
        Warnings += result.Warnings.Count;
        Version = Math.Max(Version, result.Version);
        Phase = result.Brief.Phase;
        if (result.Events.Count == 0)
        {
            _idle.Add(index);
        }

        if (demo.Steps[index].Expect is not { } expected)
        {
            return;
        }

        if (expected.Refused is not null)
        {
            Surprise(index, $"expected {expected.Refused}, found it accepted");
        }
        else if (expected.Warnings is { } warnings && !warnings.Order().SequenceEqual(result.Warnings.Select(warning => warning.Rule).Order()))
        {
            Surprise(index, $"expected the warnings {string.Join(", ", warnings)}, found {string.Join(", ", result.Warnings.Select(warning => warning.Rule))}");
        }
    }

    /// <summary>A step was refused.</summary>
    public void Refused(int index, ErrorInfo info, IReadOnlyList<string> rules, string message)
    {
        var expected = demo.Steps[index].Expect;
        if (expected?.Refused == info.Reason && (expected.Rules is null || expected.Rules.Order().SequenceEqual(rules.Order())))
        {
            RefusedSteps++;
            return;
        }

        var found = rules.Count == 0 ? info.Reason : $"{info.Reason} ({string.Join(", ", rules)})";
        Surprise(index, $"expected {(expected?.Refused is { } reason ? $"{reason} ({string.Join(", ", expected.Rules ?? [])})" : "acceptance")}, found {found}: {message}");
    }

    private void Surprise(int index, string what) => _surprises.Add($"{demo.Code}, step {index + 1}, day {demo.Steps[index].Day} {demo.Steps[index].Call}: {what}");
}
