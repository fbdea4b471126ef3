namespace IptActors.Rpc.Server.Wires;

/// <summary>The body of a gRPC-Web text request is not base64. It passes through a pipe, which knows only exceptions.</summary>
internal sealed class InvalidBase64Exception() : IOException("The body is not base64.");
