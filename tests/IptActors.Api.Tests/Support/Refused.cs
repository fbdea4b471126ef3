using Google.Protobuf;
using Google.Rpc;

namespace IptActors.Api.Tests.Support;

/// <summary>A refusal with its details unpacked.</summary>
public sealed class Refused(Status status)
{
    public Google.Rpc.Code Code => (Google.Rpc.Code)status.Code;

    public string Message => status.Message;

    public ErrorInfo Info => Detail<ErrorInfo>() ?? throw new InvalidOperationException("No ErrorInfo.");

    public string Reason => Info.Reason;

    public string[] Fields => Detail<BadRequest>()?.FieldViolations.Select(violation => violation.Field).ToArray() ?? [];

    public T? Detail<T>()
        where T : class, IMessage<T>, new() =>
        status.Details.FirstOrDefault(detail => detail.Is(new T().Descriptor))?.Unpack<T>();
}
