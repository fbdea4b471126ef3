using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IptActors.Orleans.Serialization;

/// <summary>
/// The messages of courses as JSON between silos. Nothing of it is stored. Builds of one rolling upgrade read each other: members that
/// a build does not know are skipped.
/// </summary>
internal static class CourseJson
{
    /// <summary>The rules.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameDerivedTypes, AllowPrivateConstructors, KeepSettableMembers } },
            Converters =
            {
                new JsonStringEnumConverter(),
                new ProtectedTextConverter(),
                new ServiceCalendarConverter(),
                new ValueListConverterFactory(),
                new ClinicIdConverter(),
                new CourseIdConverter(),
                new CourseEventRecordConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    // Closed hierarchies: the records of the same assembly that derive from an abstract one.
    private static void NameDerivedTypes(JsonTypeInfo type)
    {
        if (!type.Type.IsAbstract || !CourseTypes.Includes(type.Type) || type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "$type" };
        foreach (var derived in type.Type.Assembly.GetTypes().Where(candidate => candidate is { IsAbstract: false, IsGenericTypeDefinition: false } && candidate.IsSubclassOf(type.Type)))
        {
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(derived, derived.FullName!));
        }
    }

    // CourseState keeps its constructor to itself, so that a course begins unopened.
    private static void AllowPrivateConstructors(JsonTypeInfo type)
    {
        if (type is { Kind: JsonTypeInfoKind.Object, CreateObject: null } && !type.Type.IsAbstract && CourseTypes.Includes(type.Type)
            && type.Type.GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, []) is { } constructor)
        {
            type.CreateObject = () => constructor.Invoke(null);
        }
    }

    // Members computed from others are computed again where they arrive.
    private static void KeepSettableMembers(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            if (type.Properties[index] is { AssociatedParameter: null, Set: null })
            {
                type.Properties.RemoveAt(index);
            }
        }
    }
}
