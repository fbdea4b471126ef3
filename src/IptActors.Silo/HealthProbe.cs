using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
        try
        {
            using var handler = new SocketsHttpHandler();
            if (settings.Server.TlsCertificateFile is { } file)
            {
                // The certificate names the service, not this machine: it is the right one when it is the one of the file.
                using var own = X509CertificateLoader.LoadCertificateFromFile(file);
                var expected = own.GetCertHashString(HashAlgorithmName.SHA256);
                handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString(HashAlgorithmName.SHA256) == expected;
            }

            using var client = new HttpClient(handler) { Timeout = Patience };
            using var answer = await client.GetAsync(new Uri($"{scheme}://127.0.0.1:{settings.Server.Web.Port}/health/ready"));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or CryptographicException or IOException)
        {
            return 1;
        }
    }
}
