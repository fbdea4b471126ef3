using System.Globalization;
using System.Net.Http.Headers;
using Google.Protobuf;
using IptActors.Rpc.Wire;

namespace IptActors.Rpc.Client;

/// <summary>Reads headers, trailers and the status out of a response.</summary>
internal static class ClientMetadata
{
    public const string Status = "grpc-status";

    private const string Message = "grpc-message";
    private const string Details = "grpc-status-details-bin";

    public static string? Single(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;

    public static RpcMetadata Read(HttpResponseHeaders headers)
    {
        RpcMetadata metadata = [];
        foreach ((string name, HeaderStringValues values) in headers.NonValidated)
        {
            if (!name.StartsWith("grpc-", StringComparison.OrdinalIgnoreCase))
            {
                foreach (string value in values)
                {
                    metadata.AddReceived(name.ToLowerInvariant(), value);
                }
            }
        }

        return metadata;
    }

    public static RpcStatus ReadStatus(HttpResponseHeaders trailers)
    {
        string? text = Single(trailers, Status);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return new RpcStatus(RpcCode.Unknown, text is null ? "The answer ends without grpc-status." : "The grpc-status of the answer is not a number.");
        }

        return number == 0
            ? RpcStatus.Ok
            : new RpcStatus(RpcCodeNames.FromNumber(number), PercentEncoding.Decode(Single(trailers, Message) ?? ""), ReadDetails(trailers));
    }

    private static Google.Rpc.Status? ReadDetails(HttpResponseHeaders trailers)
    {
        if (Single(trailers, Details) is not { } text || !HeaderBase64.TryDecode(text, out byte[]? bytes))
        {
            return null;
        }

        try
        {
            return Google.Rpc.Status.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            // The code and the message stand on their own; broken details must not hide them.
            return null;
        }
    }
}
