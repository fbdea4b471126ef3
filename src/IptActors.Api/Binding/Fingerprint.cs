using System.Buffers;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using IptActors.Engine.Commands;

namespace IptActors.Api.Binding;

/// <summary>
/// Tells whether two requests with the same request_id ask the same: SHA-256 over the name of the message and its serialization without
/// request_id. C# writes fields in order of their numbers and our messages have no maps, so equal requests give equal bytes.
/// </summary>
/// <typeparam name="TRequest">A request with a field <c>request_id</c>.</typeparam>
internal sealed class Fingerprint<TRequest>
    where TRequest : class, IMessage<TRequest>
{
    private readonly byte[] _name;
    private readonly Func<TRequest, string> _get;
    private readonly Action<TRequest, string> _set;

    /// <summary>Prepares for a message.</summary>
    public Fingerprint(MessageDescriptor message)
    {
        var property = typeof(TRequest).GetProperty(message.FindFieldByName("request_id").PropertyName)!;
        _name = Encoding.UTF8.GetBytes(message.FullName);
        _get = property.GetMethod!.CreateDelegate<Func<TRequest, string>>();
        _set = property.SetMethod!.CreateDelegate<Action<TRequest, string>>();
    }

    /// <summary>The fingerprint. Changes the request for the time of the call; the caller owns it alone.</summary>
    public RequestHash Of(TRequest request)
    {
        var requestId = _get(request);
        _set(request, "");
        var size = request.CalculateSize();
        var buffer = ArrayPool<byte>.Shared.Rent(_name.Length + size);
        try
        {
            _name.CopyTo(buffer, 0);
            request.WriteTo(buffer.AsSpan(_name.Length, size));
            return RequestHash.Of(buffer.AsSpan(0, _name.Length + size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            _set(request, requestId);
        }
    }
}
