using IptActors.Api.Access;
using IptActors.Peers;
using IptActors.Server.Tests.Hosting;

namespace IptActors.Server.Tests.Peers;

/// <summary>One server, and one run of each peer's script against it.</summary>
public sealed class ClinicPeers : IAsyncLifetime
{
    private readonly ClinicServer _clinic = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("ipt-peers-").FullName;

    /// <summary>The server they call.</summary>
    public ClinicServer Clinic => _clinic;

    /// <summary>A therapist's token.</summary>
    public string Token { get; private set; } = "";

    public PeerReport GrpcJs { get; private set; } = PeerReport.Missing("Not started.");

    public PeerReport ConnectNode { get; private set; } = PeerReport.Missing("Not started.");

    public PeerReport Grpcio { get; private set; } = PeerReport.Missing("Not started.");

    public async ValueTask InitializeAsync()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await _clinic.InitializeAsync();
        // An import needs the role that imports; the rest is a therapist's work.
        Token = _clinic.Token("ada-okafor", Roles.Therapist | Roles.Admin);
        string descriptors = Path.Combine(_folder, "ipt.binpb");
        await ClinicSchema.WriteDescriptorSetAsync(descriptors, cancellationToken);

        string? node = await Peer.FindNodeProblemAsync(cancellationToken);
        string grpc = _clinic.Server.Grpc.Authority;
        GrpcJs = await RunAsync(node, "node", [Path.Combine(PeerPaths.Node, "grpc-js-clinic.mjs"), grpc, Token, PeerPaths.Protos, PeerPaths.ImportedProtos]);
        ConnectNode = await RunAsync(node, "node", [Path.Combine(PeerPaths.Node, "connect-clinic.mjs"), _clinic.Server.Grpc.ToString(), _clinic.Server.Web.ToString(), Token, PeerPaths.Root]);
        Grpcio = await RunAsync(
            await Peer.FindPythonProblemAsync(cancellationToken), "/usr/bin/python3", [Path.Combine(PeerPaths.Python, "grpcio_clinic.py"), grpc, Token, descriptors]);

        async Task<PeerReport> RunAsync(string? problem, string file, string[] arguments) =>
            problem is null ? await PeerReport.RunAsync(file, arguments, cancellationToken) : PeerReport.Missing(problem);
    }

    public async ValueTask DisposeAsync()
    {
        await _clinic.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
