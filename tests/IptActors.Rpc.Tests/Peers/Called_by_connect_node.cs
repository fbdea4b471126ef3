namespace IptActors.Rpc.Tests.Peers;

public sealed class Called_by_connect_node(ConnectNodeRun run) : IClassFixture<ConnectNodeRun>
{
    private static readonly string[] OverHttp2 = ["grpc", "grpc_json", "grpc_web_http2", "connect_http2", "connect_json_http2"];
    private static readonly string[] OverHttp1 = ["grpc_web_http1", "connect_http1", "connect_json_http1"];
    private static readonly string[] ByGet = ["connect_get", "connect_json_get", "connect_gzip_get"];

    public static TheoryData<string> Cases =>
    [
        .. OverHttp2.SelectMany(wire => InteropCases.Standard.Append("every_code_arrives").Select(name => $"{wire}/{name}")),
        .. OverHttp1.SelectMany(wire => InteropCases.Standard.Except(InteropCases.Duplex).Append("every_code_arrives").Select(name => $"{wire}/{name}")),
        .. ByGet.Select(wire => $"{wire}/cacheable_unary"),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_interop_case_passes(string name) => run.AssertPassed(name);
}
