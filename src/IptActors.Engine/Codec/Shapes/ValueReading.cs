using System.Buffers;
using System.Reflection;
using System.Runtime.CompilerServices;
using IptActors.Domain.Values;
using IptActors.Engine.Codec.Json;

namespace IptActors.Engine.Codec.Shapes;

/// <summary>How each type that events are made of is read.</summary>
internal static class ValueReading
{
    /// <summary>The method of this class that reads a type; its one parameter is the JSON text, by reference.</summary>
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

    private static string Text(ref JsonText json) => json.String().ToPooled();

    // The one place through which personal text leaves the journal, and so the one place to decrypt it.
    private static ProtectedText PersonalText(ref JsonText json) => new(json.String().ToString());

    private static int Int32(ref JsonText json) =>
        json.Integer() is var value and <= int.MaxValue and >= int.MinValue ? (int)value : throw json.Wrong("Expected a number of 32 bits, found a greater one");

    private static long Int64(ref JsonText json) => json.Integer();

    private static bool Boolean(ref JsonText json) => json.Boolean();

    private static DateOnly Day(ref JsonText json) =>
        Timestamps.TryParseDay(json.String().Written, out var day) ? day : throw json.Wrong("Expected a day as 2026-03-02, found another form");

    private static DateTimeOffset Moment(ref JsonText json) =>
        Timestamps.TryParse(json.String().Written, out var moment) ? moment : throw json.Wrong("Expected a moment as 2026-03-02T10:00:00.000000Z, found another form");

    private static T Enumeration<T>(ref JsonText json)
        where T : struct, Enum => EnumNames<T>.Read(ref json);

    private static T Record<T>(ref JsonText json)
        where T : class => RecordShape<T>.Read(ref json);

    private static ValueList<T> List<T>(ref JsonText json)
    {
        json.EnterArray();
        if (!json.MoreItems())
        {
            return ListItem<T>.None;
        }

        var items = ArrayPool<T>.Shared.Rent(16);
        try
        {
            var count = 0;
            do
            {
                if (count == items.Length)
                {
                    Grow(ref items);
                }

                items[count++] = ListItem<T>.Read(ref json);
            }
            while (json.MoreItems());
            return ValueList.Create<T>(items.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }
    }

    private static void Grow<T>(ref T[] items)
    {
        var larger = ArrayPool<T>.Shared.Rent(2 * items.Length);
        items.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        items = larger;
    }

    private static MethodInfo Method(string name) => typeof(ValueReading).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static MethodInfo Method(string name, Type argument) => Method(name).MakeGenericMethod(argument);

    private static class ListItem<T>
    {
        public static readonly ValueList<T> None = [];

        public static readonly ReadValue<T> Read = MethodFor(typeof(T)).CreateDelegate<ReadValue<T>>();
    }
}
