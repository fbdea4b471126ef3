using Google.Protobuf;

namespace IptActors.Api.Methods;

/// <summary>Binds methods to a wire; one member for each kind of method the API has.</summary>
public interface IApiMethodVisitor
{
    /// <summary>Binds a method of one request and one response.</summary>
    void Visit<TRequest, TResponse>(UnaryApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new();

    /// <summary>Binds a method of one request and any number of responses.</summary>
    void Visit<TRequest, TResponse>(ServerStreamingApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new();

    /// <summary>Binds a method of any number of requests and one response.</summary>
    void Visit<TRequest, TResponse>(ClientStreamingApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new();
}
