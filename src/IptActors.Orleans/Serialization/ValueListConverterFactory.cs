using System.Text.Json;
using System.Text.Json.Serialization;
using IptActors.Domain.Values;

namespace IptActors.Orleans.Serialization;

/// <summary>Makes a converter for every kind of list.</summary>
internal sealed class ValueListConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ValueListConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}
