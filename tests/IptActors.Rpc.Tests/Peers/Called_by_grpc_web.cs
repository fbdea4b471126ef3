namespace IptActors.Rpc.Tests.Peers;

public sealed class Called_by_grpc_web(GrpcWebRun run) : IClassFixture<GrpcWebRun>
{
    private static readonly string[] Formats = ["text", "binary"];

    public static TheoryData<string> Cases => [.. Formats.SelectMany(format => InteropCases.Browser.Select(name => $"{format}/{name}"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_interop_case_passes(string name) => run.AssertPassed(name);
}
