using IptActors.Rpc.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace IptActors.Server.Hosting;

/// <summary>Health for those who ask by plain HTTP: live as long as the process answers, ready as long as it can work.</summary>
internal static class HealthPages
{
    /// <summary>Serves <c>/health/live</c>, <c>/health/ready</c> and <c>/health/proofs</c>: 200 or 503, and a word.</summary>
    public static void Map(WebApplication web, HealthRegistry health)
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
        web.MapGet("/health/projections", http =>
        {
            var well = health.IsServing(ProjectionHealth.Projections);
            http.Response.StatusCode = well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            return http.Response.WriteAsync(well ? "following\n" : "not following\n", http.RequestAborted);
        });
    }
}
