using System.Linq.Expressions;
using System.Reflection;
using Google.Api;
using Google.Protobuf.Reflection;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;

namespace IptActors.Api.Binding;

/// <summary>
/// Compiles, once at start, the code that reads a message into a record of the domain: each parameter of the record's constructor from
/// the field of the same name. A field or parameter without its counterpart is a mistake of ours and found at start.
/// </summary>
internal sealed class RecordReader
{
    private readonly List<string> _problems = [];
    private readonly Dictionary<(MessageDescriptor Message, Type Record), Delegate> _parts = [];
    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>What does not fit between messages and records; empty when everything does.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The reader of a message, <c>Func&lt;FieldReader, TMessage, TRecord&gt;</c>.</summary>
    /// <param name="message">The message.</param>
    /// <param name="record">The record, with one public constructor.</param>
    /// <param name="firstField">Fields with a smaller number are not the record's.</param>
    public Delegate Compile(MessageDescriptor message, Type record, int firstField)
    {
        var reader = Expression.Parameter(typeof(FieldReader), "reader");
        var source = Expression.Parameter(message.ClrType, "message");
        var constructor = record.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var fields = message.Fields.InFieldNumberOrder().Where(field => field.FieldNumber >= firstField).ToDictionary(field => field.Name);
        var arguments = new List<Expression>();
        foreach (var parameter in constructor.GetParameters())
        {
            var name = SnakeCase.Of(parameter.Name!);
            if (!fields.Remove(name, out var field))
            {
                _problems.Add($"{message.FullName} has no field '{name}' for {record.Name}.{parameter.Name}.");
                arguments.Add(Expression.Default(parameter.ParameterType));
                continue;
            }

            arguments.Add(Argument(parameter, field, reader, source));
        }

        _problems.AddRange(fields.Keys.Select(name => $"{record.Name} has no parameter for {message.FullName}.{name}."));
        var type = typeof(Func<,,>).MakeGenericType(typeof(FieldReader), message.ClrType, record);
        return Expression.Lambda(type, Expression.New(constructor, arguments), reader, source).Compile();
    }

    private Expression Argument(ParameterInfo parameter, FieldDescriptor field, ParameterExpression reader, ParameterExpression source)
    {
        var type = parameter.ParameterType;
        var nullable = Nullable.GetUnderlyingType(type) is not null || _nullability.Create(parameter).WriteState == NullabilityState.Nullable;
        var value = Expression.Property(source, field.PropertyName);
        var name = Expression.Constant(field.Name);
        if (field.IsRepeated)
        {
            return List(parameter, field, reader, value, name);
        }

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string) && field.FieldType == FieldType.String)
        {
            return Call(nullable ? nameof(FieldReader.OptionalName) : nameof(FieldReader.RequiredName), reader, value, name);
        }

        if (plain == typeof(ProtectedText) && field.FieldType == FieldType.String)
        {
            return Call(nullable ? nameof(FieldReader.OptionalText) : nameof(FieldReader.RequiredText), reader, value, name);
        }

        if ((plain == typeof(int) && field.FieldType == FieldType.Int32) || (plain == typeof(bool) && field.FieldType == FieldType.Bool))
        {
            return Number(type, nullable, field, reader, source, value, name);
        }

        if (plain == typeof(DateOnly) && field.FieldType == FieldType.Message && field.MessageType.ClrType == typeof(Google.Type.Date))
        {
            return Call(nullable ? nameof(FieldReader.OptionalDay) : nameof(FieldReader.RequiredDay), reader, value, name);
        }

        if (plain == typeof(DateTimeOffset) && field.FieldType == FieldType.Message && field.MessageType.ClrType == typeof(Google.Protobuf.WellKnownTypes.Timestamp))
        {
            return Call(nullable ? nameof(FieldReader.OptionalMoment) : nameof(FieldReader.RequiredMoment), reader, value, name);
        }

        if (plain == typeof(Phase) && field.FieldType == FieldType.Enum && field.EnumType.ClrType == typeof(Contracts.V1.Phase))
        {
            return Call(nullable ? nameof(FieldReader.OptionalPhase) : nameof(FieldReader.RequiredPhase), reader, value, name);
        }

        if (plain.IsClass && plain != typeof(string) && field.FieldType == FieldType.Message)
        {
            var read = Expression.Constant(Part(field.MessageType, plain));
            var method = typeof(FieldReader).GetMethod(nullable ? nameof(FieldReader.OptionalPart) : nameof(FieldReader.RequiredPart))!;
            return Expression.Call(reader, method.MakeGenericMethod(field.MessageType.ClrType, plain), value, name, read);
        }

        return Mismatch(parameter, field);
    }

    private Expression Number(
        Type type,
        bool nullable,
        FieldDescriptor field,
        ParameterExpression reader,
        ParameterExpression source,
        MemberExpression value,
        ConstantExpression name)
    {
        if (!field.HasPresence)
        {
            if (nullable)
            {
                _problems.Add($"{field.FullName} must be declared optional: its parameter may be null.");
            }

            return Expression.Convert(value, type);
        }

        var given = Expression.Property(source, "Has" + field.PropertyName);
        if (nullable)
        {
            return Expression.Condition(given, Expression.Convert(value, type), Expression.Default(type));
        }

        var method = type == typeof(int) ? nameof(FieldReader.RequiredInt) : nameof(FieldReader.RequiredBool);
        return Expression.Call(reader, method, null, value, given, name);
    }

    private Expression List(ParameterInfo parameter, FieldDescriptor field, ParameterExpression reader, MemberExpression value, ConstantExpression name)
    {
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(ValueList<>))
        {
            return Mismatch(parameter, field);
        }

        var item = type.GetGenericArguments()[0];
        var required = Expression.Constant(IsRequired(field));
        if (field.FieldType == FieldType.Message && item != typeof(DateOnly) && item != typeof(DateTimeOffset))
        {
            var read = Expression.Constant(Part(field.MessageType, item));
            var method = typeof(FieldReader).GetMethod(nameof(FieldReader.Parts))!.MakeGenericMethod(field.MessageType.ClrType, item);
            return Expression.Call(reader, method, value, name, required, read);
        }

        if (ItemReader(item, value.Type.GetGenericArguments()[0]) is not { } readItem)
        {
            return Mismatch(parameter, field);
        }

        var values = typeof(FieldReader).GetMethod(nameof(FieldReader.Values))!.MakeGenericMethod(value.Type.GetGenericArguments()[0], item);
        return Expression.Call(reader, values, value, name, required, Expression.Constant(readItem));
    }

    private static Delegate? ItemReader(Type item, Type field) => (item, field) switch
    {
        _ when item == typeof(string) && field == typeof(string) =>
            new Func<FieldReader, string, string, string>((reader, value, name) => reader.RequiredName(value, name)),
        _ when item == typeof(ProtectedText) && field == typeof(string) =>
            new Func<FieldReader, string, string, ProtectedText>((reader, value, name) => reader.RequiredText(value, name)),
        _ when item == typeof(int) && field == typeof(int) =>
            new Func<FieldReader, int, string, int>((_, value, _) => value),
        _ when item == typeof(DateOnly) && field == typeof(Google.Type.Date) =>
            new Func<FieldReader, Google.Type.Date, string, DateOnly>((reader, value, name) => reader.RequiredDay(value, name)),
        _ when item == typeof(Phase) && field == typeof(Contracts.V1.Phase) =>
            new Func<FieldReader, Contracts.V1.Phase, string, Phase>((reader, value, name) => reader.RequiredPhase(value, name)),
        _ => null,
    };

    private Delegate Part(MessageDescriptor message, Type record)
    {
        if (!_parts.TryGetValue((message, record), out var read))
        {
            _parts.Add((message, record), read = Compile(message, record, 1));
        }

        return read;
    }

    private DefaultExpression Mismatch(ParameterInfo parameter, FieldDescriptor field)
    {
        _problems.Add($"{field.FullName} ({(field.IsRepeated ? "repeated " : "")}{field.FieldType}) cannot be read into {parameter.Member.DeclaringType!.Name}.{parameter.Name} ({parameter.ParameterType.Name}).");
        return Expression.Default(parameter.ParameterType);
    }

    private static bool IsRequired(FieldDescriptor field) =>
        field.GetOptions() is { } options && options.GetExtension(FieldBehaviorExtensions.FieldBehavior).Contains(FieldBehavior.Required);

    private static MethodCallExpression Call(string method, ParameterExpression reader, Expression value, Expression name) =>
        Expression.Call(reader, method, null, value, name);
}
