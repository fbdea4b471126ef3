using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace IptActors.Server.Hosting;

/// <summary>What a browser shows at the root of a server that was built without the dashboard.</summary>
internal static class LandingPage
{
    private const string Html =
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>IptActors</title>
        <style>body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem}code{background:#f2f2f2;padding:.1rem .3rem}</style>
        <h1>IptActors is running</h1>
        <p>This address takes gRPC-Web and Connect calls. gRPC itself is at the other address that the start named.</p>
        <p>The dashboard was not built: install Node.js 20 or later with npm, then start the server with <code>./run</code> again.</p>
        <p>Health: <a href="/health/live"><code>/health/live</code></a>, <a href="/health/ready"><code>/health/ready</code></a></p>
        </html>
        """;

    /// <summary>Serves the page.</summary>
    public static void Map(WebApplication web) => web.MapGet("/", http =>
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(Html, http.RequestAborted);
    });
}
