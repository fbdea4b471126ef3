using System.Reflection;
using System.Text;
using System.Text.Json;

namespace IptActors.Engine.Codec.Shapes;

/// <summary>A member of a record: a parameter of its constructor and the property of the same name.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Property">The property.</param>
/// <param name="IsOptional">Whether it may have no value, and is then left out.</param>
internal sealed record RecordMember(ParameterInfo Parameter, PropertyInfo Property, bool IsOptional)
{
    /// <summary>Its name in JSON, camelCase.</summary>
    public string Name { get; } = JsonNamingPolicy.CamelCase.ConvertName(Property.Name);

    /// <summary>Its type; for an optional number the type of the number.</summary>
    public Type ValueType => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>Its name as it stands in canonical JSON, with the colon.</summary>
    public byte[] NameAndColon => Encoding.UTF8.GetBytes($"\"{Name}\":");

    /// <summary>
    /// The members of a record in the order of its constructor. An event is what its record is made of: members computed from
    /// others are not stored, they would be facts told twice.
    /// </summary>
    /// <exception cref="NotSupportedException">The type is no record of one constructor that holds all it can be given: a bug.</exception>
    public static RecordMember[] Of(Type type)
    {
        if (type.GetConstructors() is not [var constructor])
        {
            throw new NotSupportedException($"Events are made of records with one public constructor; {type} has another number.");
        }

        var nullability = new NullabilityInfoContext();
        RecordMember[] members = [.. constructor.GetParameters().Select(parameter => Of(type, parameter, nullability))];
        var others = type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }).Except(members.Select(member => member.Property));
        return others.FirstOrDefault() is { } other
            ? throw new NotSupportedException($"{type}.{other.Name} can be set but is no parameter of the constructor; events are what their constructors take.")
            : members;
    }

    private static RecordMember Of(Type type, ParameterInfo parameter, NullabilityInfoContext nullability)
    {
        var property = type.GetProperty(parameter.Name!) ?? throw new NotSupportedException($"{type} has no property for the parameter '{parameter.Name}' of its constructor.");
        return new RecordMember(parameter, property, nullability.Create(parameter).ReadState == NullabilityState.Nullable);
    }
}
