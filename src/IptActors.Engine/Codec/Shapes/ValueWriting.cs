using System.Reflection;
using IptActors.Domain.Values;
using IptActors.Engine.Codec.Json;

namespace IptActors.Engine.Codec.Shapes;

/// <summary>How each type that events are made of is written: the counterpart of <see cref="ValueReading"/>.</summary>
internal static class ValueWriting
{
    /// <summary>The method of this class that writes a type; its parameters are the output and the value.</summary>
    /// <exception cref="NotSupportedException">Events are not made of such a type: a bug.</exception>
    public static MethodInfo MethodFor(Type type) => type switch
    {
        _ when type == typeof(string) => Method(nameof(Text)),
        _ when type == typeof(ProtectedText) => Method(nameof(PersonalText)),
        _ when type == typeof(int) => Method(nameof(Int32)),
        _ when type == typeof(long) => Method(nameof(Int64)),
        _ when type == typeof(bool) => Method(nameof(Boolean)),
        _ when type == typeof(DateOnly) => Method(nameof(Day)),
        _ when type == typeof(DateTimeOffset) => Method(nameof(Moment)),
        _ when type.IsEnum => Method(nameof(Enumeration), type),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) => Method(nameof(List), type.GetGenericArguments()[0]),
        _ when RecordShape.IsRecord(type) => Method(nameof(Record), type),
        _ => throw new NotSupportedException($"Events are made of records, lists, texts, whole numbers, days and moments; {type} is none of them."),
    };

    private static void Text(CanonicalBuffer output, string value) => output.String(value ?? throw Missing(typeof(string)));

    // The one place through which personal text enters the journal, and so the one place to encrypt it.
    private static void PersonalText(CanonicalBuffer output, ProtectedText value) => output.String((value ?? throw Missing(typeof(ProtectedText))).Value);

    private static void Int32(CanonicalBuffer output, int value) => output.Integer(value);

    private static void Int64(CanonicalBuffer output, long value) => output.Integer(value);

    private static void Boolean(CanonicalBuffer output, bool value) => output.Boolean(value);

    private static void Day(CanonicalBuffer output, DateOnly value) => output.Day(value);

    private static void Moment(CanonicalBuffer output, DateTimeOffset value) => output.Moment(value);

    private static void Enumeration<T>(CanonicalBuffer output, T value)
        where T : struct, Enum => EnumNames<T>.Write(output, value);

    private static void Record<T>(CanonicalBuffer output, T value)
        where T : class => RecordShape<T>.Write(output, value ?? throw Missing(typeof(T)));

    private static void List<T>(CanonicalBuffer output, ValueList<T> value)
    {
        output.BeginArray();
        foreach (var item in (value ?? throw Missing(typeof(ValueList<T>))).AsSpan())
        {
            ListItem<T>.Write(output, item);
        }

        output.EndArray();
    }

    private static ArgumentException Missing(Type type) => new($"An event lacks a {type.Name} that it must have: a bug of who made it.");

    private static MethodInfo Method(string name) => typeof(ValueWriting).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static MethodInfo Method(string name, Type argument) => Method(name).MakeGenericMethod(argument);

    private static class ListItem<T>
    {
        public static readonly WriteValue<T> Write = MethodFor(typeof(T)).CreateDelegate<WriteValue<T>>();
    }
}
