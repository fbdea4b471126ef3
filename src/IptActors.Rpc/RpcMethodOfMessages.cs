using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace IptActors.Rpc;

/// <summary>A method of a service with the generated classes of its messages.</summary>
/// <typeparam name="TRequest">The generated class of the request.</typeparam>
/// <typeparam name="TResponse">The generated class of the response.</typeparam>
public sealed class RpcMethod<TRequest, TResponse> : RpcMethod
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    /// <summary>Joins a declaration to its classes.</summary>
    /// <param name="descriptor">The declaration.</param>
    /// <exception cref="ArgumentException">The declaration's messages are not these classes.</exception>
    public RpcMethod(MethodDescriptor descriptor)
        : base(descriptor)
    {
        RequestParser = new MessageParser<TRequest>(static () => new TRequest());
        ResponseParser = new MessageParser<TResponse>(static () => new TResponse());
        Check(descriptor.InputType, typeof(TRequest), "request");
        Check(descriptor.OutputType, typeof(TResponse), "response");
    }

    /// <summary>Reads requests.</summary>
    public MessageParser<TRequest> RequestParser { get; }

    /// <summary>Reads responses.</summary>
    public MessageParser<TResponse> ResponseParser { get; }

    internal override MessageParser Requests => RequestParser;

    private void Check(MessageDescriptor declared, Type given, string role)
    {
        if (declared.ClrType != given)
        {
            throw new ArgumentException($"The {role} of {FullName} is {declared.FullName}, generated as {declared.ClrType?.FullName ?? "nothing"}; found {given.FullName}.");
        }
    }
}
