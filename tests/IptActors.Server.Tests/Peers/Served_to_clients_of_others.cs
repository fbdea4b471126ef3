using System.Text.Json;
using IptActors.Peers;

namespace IptActors.Server.Tests.Peers;

/// <summary>The whole server, called by clients that know nothing of us but the .proto files, or not even those.</summary>
public sealed class Served_to_clients_of_others(ClinicPeers peers) : IClassFixture<ClinicPeers>
{
    private static readonly string[] ConnectWires = ["grpc", "grpc_web", "connect", "connect_json"];

    public static TheoryData<string> Cases => [.. ClinicCases.All];

    public static TheoryData<string> ConnectCases =>
    [
        .. ConnectWires.SelectMany(wire => ClinicCases.All.Select(name => $"{wire}/{name}")),
        "connect/get_course_by_http_get",
        "connect_json/get_course_by_http_get",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Grpc_js_is_served(string name) => peers.GrpcJs.AssertPassed(name);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Grpcio_is_served(string name) => peers.Grpcio.AssertPassed(name);

    [Theory]
    [MemberData(nameof(ConnectCases))]
    public void Connect_node_is_served(string name) => peers.ConnectNode.AssertPassed(name);

    [Theory]
    [InlineData("grpc")]
    [InlineData("grpcweb")]
    [InlineData("connect")]
    public async Task Buf_curl_needs_nothing_but_the_address(string protocol)
    {
        string course = $"clinics/north-house/courses/c-{Guid.NewGuid():N}";
        string open = $$"""
            {"course": "{{course}}", "requestId": "{{Guid.NewGuid()}}", "clientRef": "client-{{Guid.NewGuid():N}}", "service": "adult",
             "protocol": "ipt-adult-16", "referredOn": {"year": 2026, "month": 3, "day": 2}, "referralSource": "gp"}
            """;

        JsonElement opened = await CurlAsync(protocol, "ipt.v1.ReferralService/OpenCourse", open);
        JsonElement read = await CurlAsync(protocol, "ipt.v1.CourseService/GetCourse", $$"""{"course": "{{course}}"}""");
        JsonElement happened = await CurlAsync(protocol, "ipt.v1.CourseService/StreamHistory", $$"""{"course": "{{course}}", "toVersion": "1"}""");

        Assert.Equal(course, opened.GetProperty("result").GetProperty("course").GetString());
        Assert.Equal("PHASE_REFERRAL", read.GetProperty("course").GetProperty("lifecycle").GetProperty("phase").GetString());
        Assert.Equal("course_opened", happened.GetProperty("event").GetProperty("type").GetString());
    }

    private async Task<JsonElement> CurlAsync(string protocol, string method, string request)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Peer.SkipFor(await Peer.FindNodeProblemAsync(cancellationToken));
        string[] arguments =
            ["curl", "--http2-prior-knowledge", "--protocol", protocol, "-H", $"authorization: Bearer {peers.Token}", "-d", request, peers.Clinic.Server.Grpc + method];
        (int exitCode, string output, string errors) = await PeerProcess.RunAsync(PeerPaths.Buf, arguments, cancellationToken);
        Assert.True(exitCode == 0, errors);
        return JsonDocument.Parse(output).RootElement;
    }
}
