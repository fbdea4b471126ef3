using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace IptActors.Server.Hosting;

/// <summary>
/// The web dashboard: static files that were built from <c>src/IptActors.Dashboard</c> and lie beside the server, in the folder
/// <c>dashboard</c>. A server without them runs all the same and shows <see cref="LandingPage"/>.
/// </summary>
internal static class DashboardFiles
{
    private const string Index = "index.html";

    // Files here have a hash of their content in the name: what was fetched once is good for ever.
    private const string Hashed = "/assets";

    /// <summary>Where the files are; nothing need be there.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "dashboard");

    /// <summary>Whether a folder holds the dashboard.</summary>
    public static bool AreThere(string folder) => File.Exists(Path.Combine(folder, Index));

    /// <summary>Serves the dashboard, and its page for every address that nothing else takes, so that its own addresses can be opened and reloaded.</summary>
    /// <returns>False when the files are not there; then nothing was mapped.</returns>
    public static bool TryMap(WebApplication web, string folder)
    {
        if (!AreThere(folder))
        {
            return false;
        }

        var page = new DashboardPage(File.ReadAllText(Path.Combine(folder, Index)));
        var files = new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), OnPrepareResponse = response => Prepare(response.Context) };

        // Only these are compressed: they hold nothing that depends on who asks.
        web.UseWhen(http => http.Request.Path.StartsWithSegments(Hashed), assets => assets.UseResponseCompression().UseStaticFiles(files));
        web.UseWhen(http => http.Request.Path == "/icon.svg", icon => icon.UseStaticFiles(files));
        web.MapGet("/", page.WriteAsync);
        web.MapFallback("{*path:nonfile}", page.AnswerAsync);
        return true;
    }

    private static void Prepare(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = http.Request.Path.StartsWithSegments(Hashed) ? "public, max-age=31536000, immutable" : "no-cache";
        headers.XContentTypeOptions = "nosniff";
    }
}
