using System.Globalization;
using IptActors.Cli.Calling;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using IptActors.Rpc.Client;
using IptActors.Rpc.Health.V1;

namespace IptActors.Cli.Doctor;

/// <summary>Looks at the server: does it answer, is it ready, what time does it think it is, does it take the token.</summary>
/// <param name="channel">The server, with the token to try.</param>
/// <param name="clinic">The clinic to ask about.</param>
/// <param name="time">This machine's clock.</param>
internal sealed class ServerChecks(RpcChannel channel, string clinic, TimeProvider time)
{
    private static readonly RpcMethod<HealthCheckRequest, HealthCheckResponse> Health =
        RpcMethod.Find<HealthCheckRequest, HealthCheckResponse>(HealthReflection.Descriptor, "Health", "Check");

    private static readonly RpcMethod<ListCoursesRequest, ListCoursesResponse> ListCourses = new(Methods.Find("CourseService/ListCourses"));

    // The header Date has whole seconds and the server renews it every second.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Everything about the server; stops at the first call that does not reach it.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var headers = new RpcMetadata();
        HealthCheckResponse health;
        try
        {
            var options = new RpcCallOptions { Timeout = Patience, OnHeaders = received => headers = received };
            health = await channel.UnaryAsync(Health, new HealthCheckRequest(), options, cancellationToken);
        }
        catch (RpcException e)
        {
            return [Finding.Fail("server", $"{channel.Address}: {e.Status}", "Start it with ./run, or name its address with --server.")];
        }

        return
        [
            health.Status == HealthCheckResponse.Types.ServingStatus.Serving
                ? Finding.Ok("server", $"{channel.Address} answers and is healthy")
                : Finding.Fail("server", $"{channel.Address} answers but is {health.Status}", "Its log says what it waits for; most often PostgreSQL cannot be reached."),
            Clock(headers.Get("date")),
            await TokenAsync(cancellationToken),
        ];
    }

    private Finding Clock(string? date)
    {
        if (!DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var there))
        {
            return Finding.Warn("clock", "the server did not say what time it is", "Compare the clocks of both machines by hand.");
        }

        var difference = (time.GetUtcNow() - there).Duration();
        var found = string.Create(CultureInfo.InvariantCulture, $"{difference.TotalSeconds:0} s apart");
        return difference <= ClockTolerance
            ? Finding.Ok("clock", found)
            : Finding.Warn("clock", found, "Synchronise both machines (NTP): tokens expire and events are dated by the server's clock.");
    }

    private async Task<Finding> TokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var request = new ListCoursesRequest { Parent = $"clinics/{clinic}", PageSize = 1 };
            await channel.UnaryAsync(ListCourses, request, new RpcCallOptions { Timeout = Patience }, cancellationToken);
            return Finding.Ok("token", $"accepted for the clinic {clinic}");
        }
        catch (RpcException e)
        {
            return Finding.Fail("token", e.Status.ToString(), "Get a fresh one ('ipt token'), for this clinic (--clinic), signed with the key of this server (--data).");
        }
    }
}
