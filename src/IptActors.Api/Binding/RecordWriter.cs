using System.Linq.Expressions;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;

namespace IptActors.Api.Binding;

/// <summary>
/// Compiles, once at start, the code that writes a record of the domain into a message: each field of the message from the property of the
/// same name. A field without its property is a mistake of ours and found at start. Absent values leave fields unset.
/// </summary>
internal sealed class RecordWriter
{
    private readonly List<string> _problems = [];
    private readonly Dictionary<(Type Record, MessageDescriptor Message), Delegate> _parts = [];

    /// <summary>What does not fit between records and messages; empty when everything does.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The writer of a record into a message that is there already.</summary>
    /// <param name="except">Fields that are not the record's.</param>
    public Action<TRecord, TMessage> Compile<TRecord, TMessage>(params string[] except)
        where TMessage : IMessage<TMessage>, new() =>
        (Action<TRecord, TMessage>)Compile(typeof(TRecord), new TMessage().Descriptor, except);

    private Delegate Compile(Type record, MessageDescriptor message, IReadOnlyList<string> except)
    {
        var source = Expression.Parameter(record, "record");
        var target = Expression.Parameter(message.ClrType, "message");
        var statements = new List<Expression>();
        foreach (var field in message.Fields.InFieldNumberOrder().Where(field => !except.Contains(field.Name)))
        {
            var property = record.GetProperties().FirstOrDefault(candidate => SnakeCase.Of(candidate.Name) == field.Name);
            if (property is null)
            {
                _problems.Add($"{record.Name} has no property for {field.FullName}.");
            }
            else
            {
                statements.Add(Assign(Expression.Property(source, property), Expression.Property(target, field.PropertyName), field));
            }
        }

        return Expression.Lambda(typeof(Action<,>).MakeGenericType(record, message.ClrType), Expression.Block(typeof(void), statements), source, target).Compile();
    }

    private Expression Assign(MemberExpression value, MemberExpression field, FieldDescriptor descriptor)
    {
        if (descriptor.IsRepeated)
        {
            return List(value, field, descriptor);
        }

        var underlying = Nullable.GetUnderlyingType(value.Type);
        var given = underlying is null ? (Expression)value : Expression.Property(value, "Value");
        if (Convert(given, descriptor) is not { } converted)
        {
            _problems.Add($"{value.Member.DeclaringType!.Name}.{value.Member.Name} ({value.Type.Name}) cannot be written into {descriptor.FullName} ({descriptor.FieldType}).");
            return Expression.Empty();
        }

        var assign = Expression.Assign(field, converted);
        return underlying is not null ? Expression.IfThen(Expression.Property(value, "HasValue"), assign)
            : value.Type.IsValueType ? assign
            : Expression.IfThen(Expression.ReferenceNotEqual(value, Expression.Constant(null, value.Type)), assign);
    }

    private Expression List(MemberExpression value, MemberExpression field, FieldDescriptor descriptor)
    {
        var item = value.Type.IsGenericType ? value.Type.GetGenericArguments()[0] : value.Type;
        var parameter = Expression.Parameter(item, "item");
        if (!value.Type.IsGenericType || Convert(parameter, descriptor) is not { } converted)
        {
            _problems.Add($"{value.Member.DeclaringType!.Name}.{value.Member.Name} ({value.Type.Name}) cannot be written into repeated {descriptor.FullName}.");
            return Expression.Empty();
        }

        var convert = Expression.Lambda(converted, parameter).Compile();
        return Expression.Call(typeof(RecordWriter), nameof(AddAll), [item, converted.Type], value, field, Expression.Constant(convert));
    }

    private Expression? Convert(Expression value, FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String when value.Type == typeof(string) => value,
        FieldType.String when value.Type == typeof(ProtectedText) => Expression.Property(value, nameof(ProtectedText.Value)),
        FieldType.String when value.Type.IsEnum => Expression.Call(typeof(RecordWriter), nameof(CodeOf), [value.Type], value),
        FieldType.Int32 when value.Type == typeof(int) => value,
        FieldType.Int64 when value.Type == typeof(long) => value,
        FieldType.Bool when value.Type == typeof(bool) => value,
        FieldType.Enum when value.Type == typeof(Phase) => Expression.Call(typeof(Phases), nameof(Phases.ToWire), null, value),
        FieldType.Message when value.Type == typeof(DateOnly) => Expression.Call(typeof(Moments), nameof(Moments.ToDate), null, value),
        FieldType.Message when value.Type == typeof(DateTimeOffset) => Expression.Call(typeof(Moments), nameof(Moments.ToTimestamp), null, value),
        FieldType.Message when value.Type.Assembly == typeof(Phase).Assembly => Part(value, field.MessageType),
        _ => null,
    };

    private MethodCallExpression Part(Expression value, MessageDescriptor message)
    {
        if (!_parts.TryGetValue((value.Type, message), out var write))
        {
            _parts.Add((value.Type, message), write = Compile(value.Type, message, []));
        }

        return Expression.Call(typeof(RecordWriter), nameof(Write), [value.Type, message.ClrType], value, Expression.Constant(write));
    }

    private static TMessage Write<TRecord, TMessage>(TRecord record, Action<TRecord, TMessage> write)
        where TMessage : new()
    {
        var message = new TMessage();
        write(record, message);
        return message;
    }

    private static void AddAll<TItem, TField>(IEnumerable<TItem> items, RepeatedField<TField> field, Func<TItem, TField> convert)
    {
        foreach (var item in items)
        {
            field.Add(convert(item));
        }
    }

    private static string CodeOf<T>(T value)
        where T : struct, Enum => EnumCodes<T>.Of(value);
}
