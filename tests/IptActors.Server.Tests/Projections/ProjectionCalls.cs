using Google.Rpc;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using IptActors.Rpc.Health.V1;
using IptActors.Server.Tests.Hosting;
using static IptActors.Rpc.Health.V1.HealthCheckResponse.Types;

namespace IptActors.Server.Tests.Projections;

/// <summary>Calls that the tests of projections share.</summary>
internal static class ProjectionCalls
{
    public const string Parent = "clinics/north-house";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly RpcMethod<HealthCheckRequest, HealthCheckResponse> Check =
        RpcMethod.Find<HealthCheckRequest, HealthCheckResponse>(HealthReflection.Descriptor, "Health", "Check");

    /// <summary>Opens a course and returns the position of its last event.</summary>
    public static async Task<long> OpenAsync(this Person person, string course) =>
        (await person.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open(course))).Result.Position;

    /// <summary>A projection as it stands.</summary>
    public static async Task<Projection> ProjectionAsync(this Person admin, string name) =>
        (await admin.CallAsync<ListProjectionsRequest, ListProjectionsResponse>(new())).Projections.Single(projection => projection.Name == name);

    /// <summary>Waits until a projection stands as it should; fails when it never does.</summary>
    public static async Task<Projection> UntilAsync(this Person admin, string name, Func<Projection, bool> holds)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var projection = await admin.ProjectionAsync(name);
            if (holds(projection))
            {
                return projection;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"Waited in vain; last seen: {projection}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until the health service says so of projections, by both names.</summary>
    public static async Task HealthIsAsync(this ClinicServer clinic, ServingStatus expected)
    {
        var began = TimeProvider.System.GetTimestamp();
        foreach (var service in (string[])["projections", "ipt.v1.ProjectionService"])
        {
            ServingStatus found;
            while ((found = (await clinic.Channel.UnaryAsync(Check, new HealthCheckRequest { Service = service }, null, TestContext.Current.CancellationToken)).Status) != expected)
            {
                Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"{service} is {found}, expected {expected}.");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>Code and reason of a refusal.</summary>
    public static (Code Code, string Reason) Why(this Google.Rpc.Status status) => ((Code)status.Code, status.Info().Reason);

    /// <summary>What a refusal says for programs.</summary>
    public static ErrorInfo Info(this Google.Rpc.Status status) => status.Details.Single(detail => detail.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>();

    /// <summary>The fields that are wrong.</summary>
    public static IEnumerable<string> Fields(this Google.Rpc.Status status) =>
        status.Details.Single(detail => detail.Is(BadRequest.Descriptor)).Unpack<BadRequest>().FieldViolations.Select(violation => violation.Field);
}
