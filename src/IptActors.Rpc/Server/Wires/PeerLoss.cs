using Microsoft.AspNetCore.Http;

namespace IptActors.Rpc.Server.Wires;

/// <summary>Tells a peer that is gone, which is no error of ours, from a token that was cancelled here.</summary>
internal static class PeerLoss
{
    public static bool Is(Exception e, CancellationToken cancellationToken) =>
        e is IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    public static MessageRead Refusal(Exception e, RpcCode malformed) => e switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            MessageRead.Refused(RpcCode.ResourceExhausted, "The request body is larger than this server allows."),
        BadHttpRequestException => MessageRead.Refused(malformed, "The request body is not well-formed HTTP."),
        InvalidBase64Exception => MessageRead.Refused(malformed, "The request body is not base64."),
        _ => MessageRead.Refused(RpcCode.Cancelled, "The caller went away."),
    };
}
