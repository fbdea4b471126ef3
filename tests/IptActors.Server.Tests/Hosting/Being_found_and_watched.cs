using System.Net;
using System.Text.Json;
using IptActors.Api;
using IptActors.Rpc;
using IptActors.Rpc.Health.V1;

namespace IptActors.Server.Tests.Hosting;

public sealed class Being_found_and_watched(ClinicServer clinic) : IClassFixture<ClinicServer>
{
    [Fact]
    public async Task The_file_in_the_data_folder_says_where_the_server_is()
    {
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(clinic.Server.Options.DataFolder, "server.json"), TestContext.Current.CancellationToken));

        Assert.Equal(clinic.Server.Grpc, new Uri(file.RootElement.GetProperty("grpc").GetString()!));
        Assert.Equal(clinic.Server.Web, new Uri(file.RootElement.GetProperty("web").GetString()!));
        Assert.Equal(Environment.ProcessId, file.RootElement.GetProperty("pid").GetInt32());

        // Null for one that somebody else runs.
        var postgres = file.RootElement.GetProperty("postgres");
        Assert.Equal(clinic.Server.PrivatePostgres is null ? null : "ipt", postgres.ValueKind == JsonValueKind.Null ? null : postgres.GetProperty("database").GetString());
    }

    [Fact]
    public void The_key_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var key = Path.Combine(clinic.Server.Options.DataFolder, "keys", "signing-key.pem");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/")]
    public async Task Plain_HTTP_is_answered(string path)
    {
        using var http = new HttpClient();

        using var response = await http.GetAsync(new Uri(clinic.Server.Web, path), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Every_service_is_healthy_without_a_token()
    {
        var check = RpcMethod.Find<HealthCheckRequest, HealthCheckResponse>(HealthReflection.Descriptor, "Health", "Check");
        foreach (var service in Protos.Services.Select(service => service.FullName).Append("").Append("live").Append("ready"))
        {
            var health = await clinic.Channel.UnaryAsync(check, new HealthCheckRequest { Service = service }, null, TestContext.Current.CancellationToken);

            Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
        }
    }
}
