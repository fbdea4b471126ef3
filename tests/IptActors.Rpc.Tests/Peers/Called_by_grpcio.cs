namespace IptActors.Rpc.Tests.Peers;

public sealed class Called_by_grpcio(GrpcioRun run) : IClassFixture<GrpcioRun>
{
    public static TheoryData<string> Cases => [.. InteropCases.Standard, .. InteropCases.UnderStrain];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_interop_case_passes(string name) => run.AssertPassed(name);
}
