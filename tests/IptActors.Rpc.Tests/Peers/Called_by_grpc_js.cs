namespace IptActors.Rpc.Tests.Peers;

public sealed class Called_by_grpc_js(GrpcJsRun run) : IClassFixture<GrpcJsRun>
{
    public static TheoryData<string> Cases => [.. InteropCases.Standard, .. InteropCases.UnderStrain, "concurrent_large_unary"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_interop_case_passes(string name) => run.AssertPassed(name);
}
