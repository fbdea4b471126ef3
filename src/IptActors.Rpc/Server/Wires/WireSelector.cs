using IptActors.Rpc.Wire;
using Microsoft.AspNetCore.Http;

namespace IptActors.Rpc.Server.Wires;

/// <summary>Finds the protocol of a request by its HTTP method and content type.</summary>
internal static class WireSelector
{
    private const string Grpc = "application/grpc";
    private const string GrpcWeb = "application/grpc-web";
    private const string GrpcWebText = "application/grpc-web-text";
    private const string ConnectStream = "application/connect";
    private const string Proto = "application/proto";
    private const string Json = "application/json";

    /// <summary>What a refused caller may post instead.</summary>
    private const string Accepted = "application/grpc, application/grpc+proto, application/grpc+json, application/grpc-web, application/grpc-web-text, "
        + "application/proto, application/json, application/connect+proto, application/connect+json";

    /// <summary>The wire of a request; null when it is refused by an HTTP status, which is set then.</summary>
    public static ServerWire? Select(HttpContext http, RpcServer server, RpcMethod? method)
    {
        if (HttpMethods.IsPost(http.Request.Method))
        {
            string contentType = MediaType(http.Request.ContentType);
            return contentType.StartsWith(Grpc, StringComparison.Ordinal)
                ? SelectGrpc(http, server, method, contentType)
                : SelectConnect(http, server, method, contentType);
        }

        if (HttpMethods.IsGet(http.Request.Method) && method is { HasNoSideEffects: true, Kind: RpcMethodKind.Unary })
        {
            return SelectGet(http, server, method);
        }

        http.Response.Headers.Allow = method is { HasNoSideEffects: true, Kind: RpcMethodKind.Unary } ? "GET, POST" : "POST";
        return Refuse(http, StatusCodes.Status405MethodNotAllowed);
    }

    /// <summary>Whether a request to an unknown path is a call, which is then answered in its own protocol.</summary>
    public static bool IsCall(HttpRequest request)
    {
        string contentType = MediaType(request.ContentType);
        return HttpMethods.IsPost(request.Method)
            && (contentType.StartsWith(Grpc, StringComparison.Ordinal)
                || contentType.StartsWith(ConnectStream + "+", StringComparison.Ordinal)
                || request.Headers.ContainsKey(ConnectHeaders.Version));
    }

    private static ServerWire? SelectGrpc(HttpContext http, RpcServer server, RpcMethod? method, string contentType)
    {
        (string protocol, MessageCodec? codec) = Split(contentType, server, withoutSuffix: ProtoCodec.Instance);
        if (codec is null || protocol is not (Grpc or GrpcWeb or GrpcWebText))
        {
            return RefuseContentType(http);
        }

        if (protocol == Grpc)
        {
            return HttpProtocol.IsHttp2(http.Request.Protocol) || HttpProtocol.IsHttp3(http.Request.Protocol)
                ? new GrpcWire(http, server, method, codec, contentType)
                : RefuseVersion(http);
        }

        bool requestIsText = protocol == GrpcWebText;
        bool responseIsText = requestIsText || http.Request.Headers.Accept.ToString().StartsWith(GrpcWebText, StringComparison.OrdinalIgnoreCase);
        string suffix = contentType[protocol.Length..];
        return new GrpcWebWire(http, server, method, codec, (responseIsText ? GrpcWebText : GrpcWeb) + suffix, requestIsText, responseIsText);
    }

    private static ServerWire? SelectConnect(HttpContext http, RpcServer server, RpcMethod? method, string contentType)
    {
        bool isUnary = method is null or { Kind: RpcMethodKind.Unary };
        bool isStream = method is null or { Kind: not RpcMethodKind.Unary };
        (string protocol, MessageCodec? codec) = Split(contentType, server, withoutSuffix: null);
        return (protocol, codec) switch
        {
            (Proto, _) when isUnary => new ConnectUnaryWire(http, server, method, ProtoCodec.Instance, contentType),
            (Json, _) when isUnary => new ConnectUnaryWire(http, server, method, server.Json, contentType),
            (ConnectStream, not null) when isStream && NeedsHttp2(http, method) => RefuseVersion(http),
            (ConnectStream, not null) when isStream => new ConnectStreamWire(http, server, method, codec, contentType),
            _ => RefuseContentType(http),
        };
    }

    private static ConnectGetWire? SelectGet(HttpContext http, RpcServer server, RpcMethod method) => http.Request.Query["encoding"].ToString() switch
    {
        "proto" => new ConnectGetWire(http, server, method, ProtoCodec.Instance, Proto),
        "json" => new ConnectGetWire(http, server, method, server.Json, Json),
        _ => Refuse<ConnectGetWire>(http, StatusCodes.Status415UnsupportedMediaType),
    };

    private static bool NeedsHttp2(HttpContext http, RpcMethod? method) =>
        method is { Kind: RpcMethodKind.DuplexStreaming } && HttpProtocol.IsHttp11(http.Request.Protocol);

    private static (string Protocol, MessageCodec? Codec) Split(string contentType, RpcServer server, MessageCodec? withoutSuffix)
    {
        int plus = contentType.IndexOf('+', StringComparison.Ordinal);
        if (plus < 0)
        {
            return (contentType, withoutSuffix);
        }

        MessageCodec? codec = contentType.AsSpan(plus) switch
        {
            "+proto" => ProtoCodec.Instance,
            "+json" => server.Json,
            _ => null,
        };
        return (contentType[..plus], codec);
    }

    private static string MediaType(string? contentType)
    {
        if (contentType is null)
        {
            return "";
        }

        int parameters = contentType.IndexOf(';', StringComparison.Ordinal);
        string type = parameters < 0 ? contentType : contentType[..parameters].TrimEnd();
        return type.AsSpan().ContainsAnyInRange('A', 'Z') ? type.ToLowerInvariant() : type;
    }

    private static ServerWire? RefuseContentType(HttpContext http)
    {
        http.Response.Headers["Accept-Post"] = Accepted;
        return Refuse(http, StatusCodes.Status415UnsupportedMediaType);
    }

    private static ServerWire? RefuseVersion(HttpContext http) => Refuse(http, StatusCodes.Status505HttpVersionNotsupported);

    private static ServerWire? Refuse(HttpContext http, int httpStatus) => Refuse<ServerWire>(http, httpStatus);

    private static T? Refuse<T>(HttpContext http, int httpStatus)
        where T : ServerWire
    {
        http.Response.StatusCode = httpStatus;
        return null;
    }
}
