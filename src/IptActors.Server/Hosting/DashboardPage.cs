using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace IptActors.Server.Hosting;

/// <summary>
/// The one page of the dashboard, sent with a content security policy that lets it load from and call this origin alone. The styles
/// that its component library puts in while it runs are known by a nonce, new with every page.
/// </summary>
/// <param name="html">The page as it was built, with <see cref="Placeholder"/> wherever the nonce goes.</param>
internal sealed class DashboardPage(string html)
{
    private const string Placeholder = "{{nonce}}";

    private readonly string[] _parts = html.Split(Placeholder);

    /// <summary>Sends the page.</summary>
    public Task WriteAsync(HttpContext http)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = http.Response.Headers;
        headers.ContentType = "text/html; charset=utf-8";
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy =
            "default-src 'none'; "
            + "script-src 'self'; "
            + $"style-src 'self' 'nonce-{nonce}'; "
            + "img-src 'self'; font-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return http.Response.WriteAsync(string.Join(nonce, _parts), http.RequestAborted);
    }

    /// <summary>Sends the page to a browser that opens an address within it; 404 to everybody else.</summary>
    public Task AnswerAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return WriteAsync(http);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
