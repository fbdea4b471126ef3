namespace IptActors.Rpc;

/// <summary>How a call ended. The numbers are those of <c>grpc-status</c> and <c>google.rpc.Code</c>.</summary>
/// <remarks>Source: gRPC status codes, https://github.com/grpc/grpc/blob/master/doc/statuscodes.md.</remarks>
public enum RpcCode
{
    /// <summary>The call did what was asked.</summary>
    Ok = 0,

    /// <summary>Given up, as a rule by the caller.</summary>
    Cancelled = 1,

    /// <summary>A handler failed in a way it did not name: a bug, not a refusal.</summary>
    Unknown = 2,

    /// <summary>The request is wrong whatever the state of the server. Do not retry unchanged.</summary>
    InvalidArgument = 3,

    /// <summary>The time the caller allowed has passed. What was asked may still have happened.</summary>
    DeadlineExceeded = 4,

    /// <summary>What the request names does not exist, or the caller may not know that it does.</summary>
    NotFound = 5,

    /// <summary>What the request would create exists already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A quota or a size limit is used up.</summary>
    ResourceExhausted = 8,

    /// <summary>The state of the server forbids it; retrying helps only after that state was changed.</summary>
    FailedPrecondition = 9,

    /// <summary>Lost a race. Read again, decide again, then retry.</summary>
    Aborted = 10,

    /// <summary>Past the end of what is valid.</summary>
    OutOfRange = 11,

    /// <summary>No such method, encoding or number of messages here.</summary>
    Unimplemented = 12,

    /// <summary>A promise between the two ends was broken, for example by a malformed frame.</summary>
    Internal = 13,

    /// <summary>Not now; the same call may be retried after a pause.</summary>
    Unavailable = 14,

    /// <summary>Data is lost or corrupt beyond repair.</summary>
    DataLoss = 15,

    /// <summary>The caller is not known: no credentials, or invalid ones.</summary>
    Unauthenticated = 16,
}
