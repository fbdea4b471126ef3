using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IptActors.Server.Tests.Peers;

/// <summary>PEM files as a certificate authority hands them out: the server's certificate followed by the intermediate, and the root apart.</summary>
internal sealed record CertificateChain(string RootFile, string CertificateFile, string KeyFile)
{
    public static CertificateChain Write(string folder)
    {
        DateTimeOffset from = TimeProvider.System.GetUtcNow().AddHours(-1);
        using ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 root = Authority("CN=Test root", rootKey).CreateSelfSigned(from, from.AddDays(3));
        using ECDsa intermediateKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 intermediate = Authority("CN=Test intermediate", intermediateKey).Create(root, from, from.AddDays(2), [1]);
        using X509Certificate2 issuer = intermediate.CopyWithPrivateKey(intermediateKey);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 server = Server(key).Create(issuer, from, from.AddDays(1), [2]);

        var chain = new CertificateChain(Path.Combine(folder, "root.pem"), Path.Combine(folder, "server.pem"), Path.Combine(folder, "server.key.pem"));
        File.WriteAllText(chain.RootFile, root.ExportCertificatePem());
        File.WriteAllText(chain.CertificateFile, $"{server.ExportCertificatePem()}\n{intermediate.ExportCertificatePem()}\n");
        File.WriteAllText(chain.KeyFile, key.ExportPkcs8PrivateKeyPem());
        return chain;
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private static CertificateRequest Server(ECDsa key)
    {
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        return request;
    }
}
