using IptActors.Silo.Options;

namespace IptActors.Silo;

/// <summary>Asks the silo on this machine whether it is ready: the health check of a container that has no shell.</summary>
internal static class HealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Asks once.</summary>
    /// <returns>0 when it is ready, 1 when it is not or does not answer.</returns>
    public static async Task<int> AskAsync(SiloSettings settings)
    {
        var scheme = settings.Server.TlsCertificateFile is null ? "http" : "https";
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri($"{scheme}://127.0.0.1:{settings.Server.Web.Port}/health/ready"));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return 1;
        }
    }
}
