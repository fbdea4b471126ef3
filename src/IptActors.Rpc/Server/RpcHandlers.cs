using Google.Protobuf;

namespace IptActors.Rpc.Server;

/// <summary>Answers one request with one response.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
/// <param name="request">The request, owned by the handler.</param>
/// <param name="call">The call; not to be used after the handler returned.</param>
/// <returns>The response, or why there is none.</returns>
public delegate ValueTask<RpcResult<TResponse>> UnaryHandler<in TRequest, TResponse>(TRequest request, RpcCallContext call)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>;

/// <summary>Answers any number of requests with one response.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
/// <param name="requests">The requests as they arrive; can be read once.</param>
/// <param name="call">The call; not to be used after the handler returned.</param>
/// <returns>The response, or why there is none.</returns>
public delegate ValueTask<RpcResult<TResponse>> ClientStreamingHandler<TRequest, TResponse>(RpcRequestStream<TRequest> requests, RpcCallContext call)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>;

/// <summary>Answers one request with any number of responses.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
/// <param name="request">The request, owned by the handler.</param>
/// <param name="responses">Where the responses go.</param>
/// <param name="call">The call; not to be used after the handler returned.</param>
/// <returns>How the call ends.</returns>
public delegate ValueTask<RpcStatus> ServerStreamingHandler<in TRequest, TResponse>(TRequest request, RpcResponseStream<TResponse> responses, RpcCallContext call)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>;

/// <summary>Answers any number of requests with any number of responses.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
/// <param name="requests">The requests as they arrive; can be read once.</param>
/// <param name="responses">Where the responses go.</param>
/// <param name="call">The call; not to be used after the handler returned.</param>
/// <returns>How the call ends.</returns>
public delegate ValueTask<RpcStatus> DuplexStreamingHandler<TRequest, TResponse>(RpcRequestStream<TRequest> requests, RpcResponseStream<TResponse> responses, RpcCallContext call)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>;
