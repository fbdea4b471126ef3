using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace IptActors.Rpc.Tests;

/// <summary>Sends any bytes with any headers and keeps everything that comes back: what a well-behaved client would never do.</summary>
internal sealed class RawCall : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler { UseProxy = false });

    public const string TestService = "/grpc.testing.TestService/";

    public async Task<RawAnswer> SendAsync(
        Uri server, string path, byte[] body, string? contentType = "application/grpc", HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var content = new ByteArrayContent(body);
        return await SendAsync(server, path, content, contentType, method, headers);
    }

    public async Task<RawAnswer> SendAsync(
        Uri server, string path, HttpContent content, string? contentType = "application/grpc", HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, new Uri(server, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (request.Method == HttpMethod.Post)
        {
            request.Content = content;
            if (contentType is not null)
            {
                content.Headers.TryAddWithoutValidation("content-type", contentType);
            }
        }

        foreach ((string name, string value) in headers)
        {
            if (name == ":version")
            {
                request.Version = Version.Parse(value);
            }
            else if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        CancellationToken token = TestContext.Current.CancellationToken;
        using HttpResponseMessage response = await _invoker.SendAsync(request, token);
        byte[] answer = await response.Content.ReadAsByteArrayAsync(token);
        return new RawAnswer((int)response.StatusCode, ToDictionary(response.Headers, response.Content.Headers), answer, ToDictionary(response.TrailingHeaders));
    }

    public void Dispose() => _invoker.Dispose();

    public static byte[] Frame(IMessage message) => Frame(0, message.ToByteArray());

    public static byte[] Frame(byte flags, byte[] payload) => Frame(flags, (uint)payload.Length, payload);

    public static byte[] Frame(byte flags, uint length, byte[] payload)
    {
        var frame = new byte[5 + payload.Length];
        frame[0] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), length);
        payload.CopyTo(frame, 5);
        return frame;
    }

    private static Dictionary<string, string> ToDictionary(params HttpHeaders[] all) => all
        .SelectMany(headers => headers.NonValidated)
        .GroupBy(header => header.Key.ToLowerInvariant(), header => header.Value.ToString())
        .ToDictionary(group => group.Key, group => string.Join(',', group));
}
