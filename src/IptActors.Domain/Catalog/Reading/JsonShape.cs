using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IptActors.Domain.Catalog.Reading;

/// <summary>
/// Compares a JSON value with the type it is to become and reports every difference. The serializer alone stops at the first one,
/// which makes a clinic's first own file a guessing game.
/// </summary>
internal static class JsonShape
{
    public static void Check(string file, string path, JsonElement element, JsonTypeInfo type, List<CatalogProblem> problems)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                CheckObject(file, path, element, type, problems);
                break;
            case JsonTypeInfoKind.Enumerable:
                CheckArray(file, path, element, type, problems);
                break;
            default:
                CheckValue(file, path, element, type, problems);
                break;
        }
    }

    /// <summary>What an element is, without quoting long texts.</summary>
    public static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.Null => "null",
        JsonValueKind.String when element.GetString()!.Length <= 40 => $"'{element.GetString()}'",
        JsonValueKind.String => $"a text of {element.GetString()!.Length} characters",
        _ => element.GetRawText(),
    };

    private static void CheckObject(string file, string path, JsonElement element, JsonTypeInfo type, List<CatalogProblem> problems)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(file, path, "an object", Describe(element)));
            return;
        }

        var members = type.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null).ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var at = $"{path}.{member.Name}";
            if (!members.TryGetValue(member.Name, out var property))
            {
                problems.Add(new(file, at, $"one of {string.Join(", ", members.Keys.Order(StringComparer.Ordinal))}", "an unknown member"));
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                Check(file, at, member.Value, type.Options.GetTypeInfo(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType), problems);
            }
            else if (!MayBeNull(property))
            {
                problems.Add(new(file, at, "a value", "null"));
            }
        }

        foreach (var property in members.Values.Where(p => p.IsRequired && !element.TryGetProperty(p.Name, out _)))
        {
            problems.Add(new(file, path, $"the member {property.Name}", "nothing"));
        }
    }

    private static void CheckArray(string file, string path, JsonElement element, JsonTypeInfo type, List<CatalogProblem> problems)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            problems.Add(new(file, path, "an array", Describe(element)));
            return;
        }

        var elementType = type.Options.GetTypeInfo(type.ElementType!);
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            Check(file, $"{path}[{index++}]", item, elementType, problems);
        }
    }

    private static void CheckValue(string file, string path, JsonElement element, JsonTypeInfo type, List<CatalogProblem> problems)
    {
        try
        {
            if (element.Deserialize(type) is not null)
            {
                return;
            }
        }
        catch (JsonException)
        {
            // The problem below says what the serializer's message would, without its type names.
        }

        problems.Add(new(file, path, Expected(type.Type), Describe(element)));
    }

    private static string Expected(Type type)
    {
        if (type == typeof(string))
        {
            return "a text";
        }

        if (type == typeof(bool))
        {
            return "true or false";
        }

        return type.IsEnum ? $"one of {EnumNames(type)}" : "a whole number";
    }

    private static string EnumNames(Type type) =>
        string.Join(", ", type.GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static).Select(EnumName));

    private static string EnumName(System.Reflection.FieldInfo field) =>
        field.GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute), false) is [System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute named]
            ? named.Name
            : JsonNamingPolicy.SnakeCaseLower.ConvertName(field.Name);

    private static bool MayBeNull(JsonPropertyInfo property) =>
        property.AssociatedParameter?.IsNullable ?? property.IsSetNullable;
}
