using System.Text.Json;
using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>Reads an enum of the catalog from its snake_case name and refuses numbers, so that a file can be read without the code.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
