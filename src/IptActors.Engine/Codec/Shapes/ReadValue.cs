using System.Text.Json;
using IptActors.Engine.Codec.Json;

namespace IptActors.Engine.Codec.Shapes;

/// <summary>Takes one value from a JSON text.</summary>
/// <exception cref="JsonException">What comes next is not such a value.</exception>
internal delegate T ReadValue<out T>(ref JsonText json);
