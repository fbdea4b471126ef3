using IptActors.Peers;
using IptActors.Server.Hosting;
using IptActors.Server.Options;
using IptActors.Server.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Server.Tests.Peers;

/// <summary>Clients that trust nothing but the root of a certificate authority, and check names and ALPN as they should.</summary>
public sealed class Served_over_TLS(ClinicServer clinic) : IClassFixture<ClinicServer>
{
    [Theory]
    [InlineData("grpc")]
    [InlineData("grpcweb")]
    [InlineData("connect")]
    public async Task A_client_that_knows_only_the_root_trusts_both_addresses(string protocol)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Peer.SkipFor(await Peer.FindNodeProblemAsync(cancellationToken));
        DirectoryInfo folder = Directory.CreateTempSubdirectory("ipt-tls-");
        try
        {
            CertificateChain chain = CertificateChain.Write(folder.FullName);
            await using EmbeddedServer server = await EmbeddedServer.StartAsync(OptionsWith(folder, chain), NullLoggerFactory.Instance, TimeProvider.System, cancellationToken);

            foreach (Uri address in new[] { server.Grpc, server.Web })
            {
                string[] arguments = ["curl", "--protocol", protocol, "--cacert", chain.RootFile, "--list-services", address.ToString()];
                (int exitCode, string output, string errors) = await PeerProcess.RunAsync(PeerPaths.Buf, arguments, cancellationToken);

                Assert.True(exitCode == 0, errors);
                Assert.Contains("ipt.v1.CourseService", output, StringComparison.Ordinal);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private ServerOptions OptionsWith(DirectoryInfo folder, CertificateChain chain) => new()
    {
        DataFolder = folder.FullName,
        Postgres = clinic.Server.ConnectionString,
        TlsCertificateFile = chain.CertificateFile,
        TlsKeyFile = chain.KeyFile,
        Grpc = new HostAndPort(System.Net.IPAddress.Loopback, 0),
        Web = new HostAndPort(System.Net.IPAddress.Loopback, 0),
    };
}
