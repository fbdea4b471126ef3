using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IptActors.Api.Access;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Demo;
using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;
using IptActors.Contracts.V1;
using IptActors.Domain.Values;
using IptActors.Rpc;
using IptActors.Rpc.Client;
using IptActors.Server.Tokens;

namespace IptActors.Cli.Tests.Demo;

/// <summary>
/// Each case is played to its end through a real server, and its history is compared with the committed one, event by event.
/// After a wanted change of what the engine records run once with IPT_UPDATE=1 and read the difference before committing it.
/// </summary>
public sealed class Playing_the_published_cases(ClinicOfJune clinic) : IClassFixture<ClinicOfJune>
{
    private const string Clinic = "cases";

    private static readonly RpcMethod<StreamHistoryRequest, StreamHistoryResponse> StreamHistory = new(Methods.Find("CourseService/StreamHistory"));

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Codes => new(DemoCases.All.Select(demo => demo.Code));

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task It_goes_as_its_story_says_and_leaves_the_expected_history(string code)
    {
        var demo = DemoCases.All.Single(demo => demo.Code == code);
        using var channel = new RpcChannel(clinic.Grpc, new RpcChannelOptions { Timeout = TimeSpan.FromSeconds(30) });

        var outcome = await new DemoPlayer(channel, Clinic, ClinicOfJune.Today, Token).PlayAsync(demo, () => { }, TestContext.Current.CancellationToken);

        Assert.Empty(outcome.Surprises);
        Assert.Empty(outcome.IdleSteps);
        await AssertHistoryAsync(code, await HistoryAsync(channel, demo.Course));
    }

    [Fact]
    public void Every_case_of_the_literature_is_there() =>
        Assert.Equal(["case-a", "case-b", "case-c", "case-d", "case-e", "case-f", "series-a", "series-b", "series-c", "series-d"], DemoCases.All.Select(demo => demo.Code));

    private async Task<string> HistoryAsync(RpcChannel channel, string course)
    {
        var headers = new RpcMetadata();
        headers.Add("authorization", $"Bearer {Token(new Caller("auditor", "test"))}");
        headers.Add("purpose-of-use", "operations");
        var lines = new List<string>();
        var request = new StreamHistoryRequest { Course = CourseName.Full(course, Clinic) };
        await foreach (var response in channel.ServerStreamingAsync(StreamHistory, request, new RpcCallOptions { Headers = headers }, TestContext.Current.CancellationToken))
        {
            lines.Add(Line(response.Event));
        }

        return $"[\n{string.Join(",\n", lines)}\n]\n";
    }

    // Ids, hashes and the fingerprint of the catalog differ from run to run or from release to release.
    private static string Line(CourseEvent recorded)
    {
        var data = Sorted(MessageJson.Node(recorded.Data).AsObject());
        data.Remove("ruleData");
        return new JsonObject { ["type"] = recorded.Type, ["at"] = recorded.OccurredAt.ToDateTime().ToString("yyyy-MM-dd HH:mm", null), ["by"] = recorded.Actor, ["data"] = data }.ToJsonString(Compact);
    }

    private static JsonObject Sorted(JsonObject data) => new(data.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value))));

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject data => Sorted(data),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static async Task AssertHistoryAsync(string code, string history)
    {
        var file = Path.Combine(Repository.Root, "tests", "IptActors.Cli.Tests", "Demo", "Expected", $"{code}.history.json");
        if (Environment.GetEnvironmentVariable("IPT_UPDATE") == "1")
        {
            await File.WriteAllTextAsync(file, history, TestContext.Current.CancellationToken);
        }

        var expected = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(expected, history.TrimEnd('\n').Split('\n'));
    }

    // The clock of the server stands in June, ours goes on: the token holds at both.
    private string Token(Caller caller) => LocalTokens.Issue(
        LocalTokens.LoadOrCreateKey(Path.Combine(clinic.Folder, "keys", "signing-key.pem")),
        LocalTokens.Issuer,
        new Principal(caller.Subject, ClinicId.Parse(Clinic), RoleNames.Parse(caller.Role)),
        ClinicOfJune.Now,
        TimeSpan.FromDays(36500));
}
