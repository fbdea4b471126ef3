using System.CommandLine;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Courses;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using Spectre.Console;

namespace IptActors.Cli.Auditing;

/// <summary>The part of <c>ipt audit as-of</c> about a whole clinic: its caseload, a line for each course, and its outcomes.</summary>
internal sealed class ClinicAsOf
{
    private static readonly RpcMethod<StreamClinicAsOfRequest, StreamClinicAsOfResponse> Caseload = new(Methods.Find("AuditService/StreamClinicAsOf"));
    private static readonly RpcMethod<GetClinicOutcomesAsOfRequest, GetClinicOutcomesAsOfResponse> Outcomes = new(Methods.Find("AuditService/GetClinicOutcomesAsOf"));

    private readonly Option<DateOnly> _from = Day("--ended-from", "Outcomes of courses that ended on this day or later", new DateOnly(1900, 1, 1));
    private readonly Option<DateOnly> _to = Day("--ended-to", "Outcomes of courses that ended on this day or earlier", new DateOnly(2199, 12, 31));
    private readonly Option<string> _by = new("--by") { Description = "Outcomes by month, therapist, area, protocol, modality or service", HelpName = "GROUPING", DefaultValueFactory = _ => "all" };

    public ClinicAsOf() => _by.AcceptOnlyFromAmong("all", "month", "therapist", "area", "protocol", "modality", "service");

    /// <summary>Adds its options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_from);
        command.Add(_to);
        command.Add(_by);
    }

    /// <summary>Shows the clinic as of a place in the log or a recorded moment, one of which is given.</summary>
    public async Task<int> ShowAsync(AuditCall call, long? position, Timestamp? recordedAt, CancellationToken cancellationToken)
    {
        var parent = $"clinics/{call.Clinic}";
        var (ofCourses, ofOutcomes) = position is { } place
            ? (new StreamClinicAsOfRequest { Parent = parent, Position = place }, new GetClinicOutcomesAsOfRequest { Position = place })
            : (new StreamClinicAsOfRequest { Parent = parent, RecordedAt = recordedAt }, new GetClinicOutcomesAsOfRequest { RecordedAt = recordedAt });
        ofOutcomes.Outcomes = new GetClinicOutcomesRequest { Parent = parent, From = Of(call.Get(_from)), To = Of(call.Get(_to)), GroupBy = Grouping(call.Get(_by)!) };

        var table = new Table().Border(TableBorder.Simple).AddColumns("course", "phase", "therapist", "sessions", "open risk", "scores");
        var sound = true;
        await foreach (var line in call.Channel.ServerStreamingAsync(Caseload, ofCourses, cancellationToken: cancellationToken))
        {
            sound &= line is { ChainBrokenAt: 0, UnreadableFrom: 0 };
            call.Show(line, shown => Add(table, shown));
        }

        if (!call.Json)
        {
            call.Terminal.OutConsole.Write(table);
        }

        call.Show(await call.Channel.UnaryAsync(Outcomes, ofOutcomes, cancellationToken: cancellationToken), shown => Show(shown, call.Terminal.OutConsole));
        return sound ? ExitCode.Ok : ExitCode.Refused;
    }

    private static void Add(Table table, StreamClinicAsOfResponse line) => table.AddRow(
        new Text(CourseName.Id(line.Course)),
        new Text(PhaseName.Of(line.Summary.Phase) + (line.Closure is { } closure ? $": {closure.Reason}" : "")),
        new Text(line.Summary.Therapist),
        new Text(line.SessionsAgreed == 0 ? Text(line.SessionsHeld) : $"{line.SessionsHeld} of {line.SessionsAgreed}"),
        new Text(line.OpenRiskReviews == 0 ? "" : Text(line.OpenRiskReviews)),
        new Text(string.Join(", ", line.Scores.Select(Words)) + (line is { ChainBrokenAt: 0, UnreadableFrom: 0 } ? "" : " (its record does not hold)")));

    private static string Words(ScorePair pair) => pair.Count == 1
        ? $"{pair.Measure} {Score(pair.First, pair.Scale)}"
        : $"{pair.Measure} {Score(pair.First, pair.Scale)} to {Score(pair.Last, pair.Scale)}";

    private static string Score(int total, int scale) => ((decimal)total / scale).ToString("0.##", CultureInfo.InvariantCulture);

    private static void Show(GetClinicOutcomesAsOfResponse answer, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("outcomes of", "ended", "finished", "recovery", "reliable improvement", "reliable recovery", "reliable deterioration", "paired data", "dropped out");
        foreach (var row in answer.Outcomes.Rows)
        {
            Add(table, row, row.Group.Length == 0 ? "(none)" : row.Group);
        }

        Add(table, answer.Outcomes.Total, "all");
        console.Write(table);
        console.MarkupLineInterpolated($"[grey]{Count(answer.Courses)} courses by the rule set {answer.Outcomes.RuleSet} {answer.Outcomes.RuleSetVersion}, all events up to position {answer.Outcomes.Position}.[/]");
        if (answer.CoursesNotSound > 0)
        {
            console.MarkupLineInterpolated($"[red]The record of {answer.CoursesNotSound} courses does not hold:[/] 'ipt audit verify' says which. Their figures are not to be trusted.");
        }
    }

    private static void Add(Table table, OutcomeRow row, string name) => table.AddRow(
        [
            .. new[]
            {
                name, row.Suppressed ? "too few" : Count(row.Ended), Count(row.Finished), Share(row.Recovery), Share(row.ReliableImprovement), Share(row.ReliableRecovery),
                Share(row.ReliableDeterioration), Share(row.PairedData), Share(row.DroppedOut),
            }.Select(text => new Text(text)),
        ]);

    private static string Count(Count? count) => count is null ? "" : count.Suppressed ? "too few" : Text(count.Value);

    private static string Share(Rate? rate) => rate switch
    {
        null => "",
        { Suppressed: true } => "too few",
        { HasPerMille: true } => string.Create(CultureInfo.InvariantCulture, $"{rate.PerMille / 10m:0.0} % ({rate.Numerator}/{rate.Denominator})"),
        _ => "–",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Date Of(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    private static ReportGrouping Grouping(string word) => word switch
    {
        "month" => ReportGrouping.Month,
        "therapist" => ReportGrouping.Therapist,
        "area" => ReportGrouping.ProblemArea,
        "protocol" => ReportGrouping.Protocol,
        "modality" => ReportGrouping.Modality,
        "service" => ReportGrouping.Service,
        _ => ReportGrouping.Unspecified,
    };

    private static Option<DateOnly> Day(string name, string description, DateOnly otherwise) => new(name) { Description = description, HelpName = "DAY", DefaultValueFactory = _ => otherwise };
}
