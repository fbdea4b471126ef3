using IptActors.Engine.Codec.Json;

namespace IptActors.Engine.Codec.Shapes;

/// <summary>Writes one value as canonical JSON and a comma.</summary>
internal delegate void WriteValue<in T>(CanonicalBuffer output, T value);
