using Microsoft.AspNetCore.Http;

namespace IptActors.Rpc;

/// <summary>The names and HTTP statuses one <see cref="RpcCode"/> has on the wires and in telemetry.</summary>
public static class RpcCodeNames
{
    // HTTP has no registered status for a request its client gave up; 499 is what the Connect specification names.
    private const int ClientClosedRequest = 499;

    private static readonly Row[] Rows =
    [
        new("0", "OK", "ok", StatusCodes.Status200OK),
        new("1", "CANCELLED", "canceled", ClientClosedRequest),
        new("2", "UNKNOWN", "unknown", StatusCodes.Status500InternalServerError),
        new("3", "INVALID_ARGUMENT", "invalid_argument", StatusCodes.Status400BadRequest),
        new("4", "DEADLINE_EXCEEDED", "deadline_exceeded", StatusCodes.Status504GatewayTimeout),
        new("5", "NOT_FOUND", "not_found", StatusCodes.Status404NotFound),
        new("6", "ALREADY_EXISTS", "already_exists", StatusCodes.Status409Conflict),
        new("7", "PERMISSION_DENIED", "permission_denied", StatusCodes.Status403Forbidden),
        new("8", "RESOURCE_EXHAUSTED", "resource_exhausted", StatusCodes.Status429TooManyRequests),
        new("9", "FAILED_PRECONDITION", "failed_precondition", StatusCodes.Status400BadRequest),
        new("10", "ABORTED", "aborted", StatusCodes.Status409Conflict),
        new("11", "OUT_OF_RANGE", "out_of_range", StatusCodes.Status400BadRequest),
        new("12", "UNIMPLEMENTED", "unimplemented", StatusCodes.Status501NotImplemented),
        new("13", "INTERNAL", "internal", StatusCodes.Status500InternalServerError),
        new("14", "UNAVAILABLE", "unavailable", StatusCodes.Status503ServiceUnavailable),
        new("15", "DATA_LOSS", "data_loss", StatusCodes.Status500InternalServerError),
        new("16", "UNAUTHENTICATED", "unauthenticated", StatusCodes.Status401Unauthorized),
    ];

    /// <summary>The decimal number, as <c>grpc-status</c> wants it: no leading zero.</summary>
    public static string Digits(RpcCode code) => Rows[(int)code].Digits;

    /// <summary>The name of the gRPC documents, as in <c>NOT_FOUND</c>.</summary>
    public static string Grpc(RpcCode code) => Rows[(int)code].Grpc;

    /// <summary>The name of the Connect specification, as in <c>not_found</c>.</summary>
    public static string Connect(RpcCode code) => Rows[(int)code].Connect;

    /// <summary>The HTTP status of a Connect unary error.</summary>
    public static int Http(RpcCode code) => Rows[(int)code].HttpStatus;

    /// <summary>Reads a Connect name; null when there is no such code.</summary>
    public static RpcCode? FromConnect(string? name)
    {
        int index = Array.FindIndex(Rows, row => row.Connect == name);
        return index > 0 ? (RpcCode)index : null;
    }

    /// <summary>Reads a number; what no document defines is <see cref="RpcCode.Unknown"/>.</summary>
    public static RpcCode FromNumber(int number) =>
        number >= 0 && number < Rows.Length ? (RpcCode)number : RpcCode.Unknown;

    /// <summary>What a client concludes from an HTTP status that came without a gRPC one.</summary>
    /// <remarks>Source: https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md.</remarks>
    public static RpcCode FromHttp(int httpStatus) => httpStatus switch
    {
        StatusCodes.Status400BadRequest => RpcCode.Internal,
        StatusCodes.Status401Unauthorized => RpcCode.Unauthenticated,
        StatusCodes.Status403Forbidden => RpcCode.PermissionDenied,
        StatusCodes.Status404NotFound => RpcCode.Unimplemented,
        StatusCodes.Status429TooManyRequests => RpcCode.Unavailable,
        StatusCodes.Status502BadGateway => RpcCode.Unavailable,
        StatusCodes.Status503ServiceUnavailable => RpcCode.Unavailable,
        StatusCodes.Status504GatewayTimeout => RpcCode.Unavailable,
        _ => RpcCode.Unknown,
    };

    private sealed record Row(string Digits, string Grpc, string Connect, int HttpStatus);
}
