namespace IptActors.Rpc.Server;

/// <summary>Stands around every call of a server, before the request is read: who may, how long, how many.</summary>
/// <param name="call">The call.</param>
/// <param name="next">Reads the request and runs the handler. Call it once, or not at all to refuse.</param>
/// <returns>How the call ends. It has not been sent yet, and trailers can still be added.</returns>
public delegate ValueTask<RpcStatus> RpcMiddleware(RpcCallContext call, RpcNext next);
