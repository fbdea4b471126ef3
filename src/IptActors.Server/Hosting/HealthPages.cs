using System.Globalization;
using IptActors.Engine.Courses;
using IptActors.Rpc.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace IptActors.Server.Hosting;

/// <summary>Health for those who ask by plain HTTP: live as long as the process answers, ready as long as it can work.</summary>
internal static class HealthPages
{
    /// <summary>Serves <c>/health/live</c>, <c>/health/ready</c>, <c>/health/proofs</c>, <c>/health/records</c> and <c>/health/projections</c>: 200 or 503, and a word.</summary>
    public static void Map(WebApplication web, HealthRegistry health, RecordAlarms alarms)
    {
        web.MapGet("/health/live", http => http.Response.WriteAsync("live\n", http.RequestAborted));
        web.MapGet("/health/ready", http =>
        {
            var ready = health.IsServing(Readiness.Ready);
            http.Response.StatusCode = ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            return http.Response.WriteAsync(ready ? "ready\n" : "not ready\n", http.RequestAborted);
        });

        // Apart from readiness: a record that somebody altered can still be read, and must be.
        web.MapGet("/health/proofs", http =>
        {
            var sound = health.IsServing(Proofs.Health);
            http.Response.StatusCode = sound ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            return http.Response.WriteAsync(sound ? "as signed\n" : "not as signed: see the log of the server\n", http.RequestAborted);
        });
        web.MapGet("/health/records", http =>
        {
            var broken = alarms.Count;
            http.Response.StatusCode = broken == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            return http.Response.WriteAsync(
                broken == 0 ? "as recorded\n" : $"{broken.ToString(CultureInfo.InvariantCulture)} courses are not as they were recorded and are served read-only: see the log of the server\n", http.RequestAborted);
        });
        web.MapGet("/health/projections", http =>
        {
            var well = health.IsServing(ProjectionHealth.Projections);
            http.Response.StatusCode = well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            return http.Response.WriteAsync(well ? "following\n" : "not following\n", http.RequestAborted);
        });
    }
}
