using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using IptActors.Domain.Catalog;
using IptActors.Server.Hosting;
using IptActors.Server.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Server.Tests.Hosting;

public sealed class Starting(ClinicServer clinic) : IClassFixture<ClinicServer>
{
    private static readonly HostAndPort AnyPort = new(IPAddress.Loopback, 0);

    [Fact]
    public async Task In_a_folder_that_is_in_use_it_says_so_in_one_line()
    {
        var message = await RefusalAsync(new ServerOptions { DataFolder = clinic.Server.Options.DataFolder, Grpc = AnyPort, Web = AnyPort });

        Assert.Contains("in use", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public async Task On_a_port_that_is_taken_it_says_which_in_one_line()
    {
        using var folder = new TemporaryFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var message = await RefusalAsync(new ServerOptions
        {
            DataFolder = folder.Path,
            Postgres = clinic.Server.ConnectionString,
            Grpc = new HostAndPort(IPAddress.Loopback, port),
            Web = AnyPort,
        });

        Assert.Contains($"127.0.0.1:{port}", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public async Task Beyond_this_machine_it_wants_TLS() =>
        Assert.Contains("--tls-cert", await RefusalAsync(new ServerOptions { Grpc = new HostAndPort(IPAddress.Any, 0), Web = AnyPort }), StringComparison.Ordinal);

    [Fact]
    public async Task With_a_certificate_it_speaks_TLS()
    {
        using var folder = new TemporaryFolder();
        var (certificate, key) = WriteCertificate(folder.Path);
        var options = new ServerOptions
        {
            DataFolder = folder.Path,
            Postgres = clinic.Server.ConnectionString,
            SigningKeyFile = Path.Combine(clinic.Server.Options.DataFolder, "keys", "signing-key.pem"),
            TlsCertificateFile = certificate,
            TlsKeyFile = key,
            Grpc = AnyPort,
            Web = AnyPort,
        };

        await using var server = await EmbeddedServer.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
        using var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, found, _, _) => found?.Subject == "CN=localhost" } };
        using var channel = new Rpc.Client.RpcChannel(server.Grpc, new Rpc.Client.RpcChannelOptions { Handler = handler });
        var answer = await (clinic.As("ada-okafor", Api.Access.Roles.Therapist) with { Channel = channel })
            .CallAsync<Contracts.V1.OpenCourseRequest, Contracts.V1.OpenCourseResponse>(Requests.Open());

        Assert.Equal("https", server.Grpc.Scheme);
        Assert.Equal(1, answer.Result.Events.Count(e => e.Type == "course_opened"));
    }

    [Fact]
    public async Task With_a_wrong_data_file_it_says_where_the_fault_is()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "rules.json"), """[{"code":"R7","colour":"red"}]""", TestContext.Current.CancellationToken);

        var message = await RefusalAsync(new ServerOptions { DataFolder = folder.Path, CatalogFolder = folder.Path, Grpc = AnyPort, Web = AnyPort });

        Assert.Contains("rules.json", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_policy_of_its_own_a_service_counts_in_its_own_days()
    {
        using var folder = new TemporaryFolder();
        var own = Encoding.UTF8.GetString(BuiltInCatalog.Files().Single(file => file.Name == "policies.json").Utf8.Span)
            .Replace("\"code\": \"default\"", "\"code\": \"line-islands\"", StringComparison.Ordinal)
            .Replace("\"timeZone\": \"UTC\"", "\"timeZone\": \"Pacific/Kiritimati\"", StringComparison.Ordinal);
        var catalog = Directory.CreateDirectory(Path.Combine(folder.Path, "catalog")).FullName;
        await File.WriteAllTextAsync(Path.Combine(catalog, "policies.json"), own, TestContext.Current.CancellationToken);
        var options = new ServerOptions
        {
            DataFolder = folder.Path,
            Postgres = clinic.Server.ConnectionString,
            SigningKeyFile = Path.Combine(clinic.Server.Options.DataFolder, "keys", "signing-key.pem"),
            Grpc = AnyPort,
            Web = AnyPort,
        };
        var today = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(14));
        var request = Requests.Open();
        request.Service = "line-islands";
        request.ReferredOn = new Google.Type.Date { Year = today.Year, Month = today.Month, Day = today.Day };

        await using var server = await EmbeddedServer.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
        using var channel = new Rpc.Client.RpcChannel(server.Grpc, new Rpc.Client.RpcChannelOptions());
        var therapist = clinic.As("ada-okafor", Api.Access.Roles.Therapist) with { Channel = channel };
        var opened = await therapist.CallAsync<Contracts.V1.OpenCourseRequest, Contracts.V1.OpenCourseResponse>(request);
        var course = await therapist.CallAsync<Contracts.V1.GetCourseRequest, Contracts.V1.GetCourseResponse>(new Contracts.V1.GetCourseRequest { Course = request.Course });

        Assert.Contains(opened.Result.Events, happened => happened.Type == "time_zone_set");
        Assert.Equal("Pacific/Kiritimati", course.Course.Referral.TimeZone);
    }

    [Fact]
    public async Task With_a_connection_string_that_is_none_it_says_what_one_looks_like()
    {
        using var folder = new TemporaryFolder();

        var message = await RefusalAsync(new ServerOptions { DataFolder = folder.Path, Postgres = "nonsense", Grpc = AnyPort, Web = AnyPort });

        Assert.Contains("--postgres", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_another_server_on_one_database_it_sees_the_same_courses()
    {
        using var folder = new TemporaryFolder();
        var request = Requests.Open();
        await clinic.As("ada-okafor", Api.Access.Roles.Therapist).CallAsync<Contracts.V1.OpenCourseRequest, Contracts.V1.OpenCourseResponse>(request);
        var options = new ServerOptions
        {
            DataFolder = folder.Path,
            Postgres = clinic.Server.ConnectionString,
            SigningKeyFile = Path.Combine(clinic.Server.Options.DataFolder, "keys", "signing-key.pem"),
            Grpc = AnyPort,
            Web = AnyPort,
        };

        await using var second = await EmbeddedServer.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
        using var channel = new Rpc.Client.RpcChannel(second.Grpc, new Rpc.Client.RpcChannelOptions());
        var course = await (clinic.As("ada-okafor", Api.Access.Roles.Therapist) with { Channel = channel })
            .CallAsync<Contracts.V1.GetCourseRequest, Contracts.V1.GetCourseResponse>(new Contracts.V1.GetCourseRequest { Course = request.Course });

        Assert.Equal(request.ClientRef, course.Course.Referral.ClientRef);
    }

    private static (string Certificate, string Key) WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        return (Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem"));
    }

    private static async Task<string> RefusalAsync(ServerOptions options) =>
        (await Assert.ThrowsAsync<StartupException>(() =>
            EmbeddedServer.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken))).Message;
}

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ipt-server-tests-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
