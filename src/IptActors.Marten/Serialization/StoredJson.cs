namespace IptActors.Marten.Serialization;

/// <summary>The data of an event as the engine has encoded and sealed them: written as they are, never encoded twice.</summary>
/// <param name="Utf8">A JSON object.</param>
internal sealed record StoredJson(ReadOnlyMemory<byte> Utf8);
