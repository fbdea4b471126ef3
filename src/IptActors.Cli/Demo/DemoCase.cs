using System.Text.Json.Nodes;

namespace IptActors.Cli.Demo;

/// <summary>One course of the demo clinic: what is called, when, by whom, and what is expected to come of it.</summary>
internal sealed record DemoCase
{
    /// <summary>Name of the case, <c>case-a</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Id of the course it makes.</summary>
    public required string Course { get; init; }

    /// <summary>What it shows.</summary>
    public required string Title { get; init; }

    /// <summary>Keys of its sources in the catalog's list of sources.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Which of its facts are published and which are invented; null when all are invented.</summary>
    public string? Note { get; init; }

    /// <summary>Ids of the people by role; the therapist calls where a step does not say who.</summary>
    public required IReadOnlyDictionary<string, string> People { get; init; }

    /// <summary>How many days before the anchor day 0 lies.</summary>
    public required int StartsDaysBefore { get; init; }

    /// <summary>The calls, in order.</summary>
    public required IReadOnlyList<DemoStep> Steps { get; init; }
}

/// <summary>One call of a case.</summary>
/// <param name="Day">Days after day 0 of the case.</param>
/// <param name="Time">Time of the day, UTC.</param>
/// <param name="Call">Name of the method.</param>
/// <param name="With">The request but for course, request_id and occurred_at, with placeholders (see <see cref="DemoRequest"/>).</param>
/// <param name="As">Role of the caller among the people of the case; null for the therapist.</param>
/// <param name="Expect">What must come of it; null for any acceptance.</param>
internal sealed record DemoStep(int Day, TimeOnly Time, string Call, JsonObject? With = null, string? As = null, DemoExpectation? Expect = null);

/// <summary>What must come of a step.</summary>
/// <param name="Refused">Reason of the refusal, as in ErrorInfo; null for acceptance.</param>
/// <param name="Rules">Rules that must stand against it when refused; null for any.</param>
/// <param name="Warnings">Rules that must warn when accepted; null for any.</param>
internal sealed record DemoExpectation(string? Refused = null, IReadOnlyList<string>? Rules = null, IReadOnlyList<string>? Warnings = null);
