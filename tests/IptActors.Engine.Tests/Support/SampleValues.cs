using System.Collections;
using System.Reflection;
using IptActors.Domain.Values;

namespace IptActors.Engine.Tests.Support;

/// <summary>
/// Makes values of any type that events are made of, from their constructors. A seed gives the same value everywhere; without one
/// the value is the sample of the documentation, with every member given.
/// </summary>
internal sealed class SampleValues(int? seed = null)
{
    private static readonly string[] Texts =
    [
        "", "plain", "Grüße, 日本, 🙂", "\"quoted\" \\ slash / \b\t\n\f\r", "\u0001\u001f\u007f\u0080\u2028\u2029\ufffd", "<script>&'+", "a\u0301", "\\u0000",
    ];

    private readonly Random? _random = seed is { } given ? new Random(given) : null;
    private readonly NullabilityInfoContext _nullability = new();
    private int _count;

    /// <summary>A value of a record, by its primary constructor.</summary>
    public object Make(Type type) => Make(type, type.Name);

    private object Make(Type type, string name)
    {
        _count++;
        return type switch
        {
            _ when type == typeof(string) => Text(name),
            _ when type == typeof(ProtectedText) => new ProtectedText(Text(name)),
            _ when type == typeof(int) => Number(),
            _ when type == typeof(long) => (long)Number(),
            _ when type == typeof(bool) => _random is null || _random.Next(2) == 0,
            _ when type == typeof(Guid) => _random is null ? new Guid(_count, 0, 0, new byte[8]) : RandomGuid(),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 2).AddDays(_random?.Next(-20_000, 20_000) ?? _count),
            _ when type == typeof(TimeOnly) => new TimeOnly(10, _count % 60),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero).AddMicroseconds(_random?.NextInt64(1_000_000_000_000) ?? _count),
            _ when type.IsEnum => EnumValue(type),
            _ when Nullable.GetUnderlyingType(type) is { } underlying => Make(underlying, name),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) => List(type, name),
            _ when type.GetMethod("Parse", [typeof(string)]) is { } parse && type.IsValueType => parse.Invoke(null, [$"sample-{_count}"])!,
            _ => Record(type),
        };
    }

    private object Record(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).FirstOrDefault()
            ?? throw new NotSupportedException($"{type} has no public constructor: events are made of records, lists, texts, whole numbers, days and moments.");
        var arguments = constructor.GetParameters().Select(parameter => IsLeftOut(parameter) ? null : Make(parameter.ParameterType, parameter.Name!));
        return constructor.Invoke([.. arguments]);
    }

    private bool IsLeftOut(ParameterInfo parameter) =>
        _nullability.Create(parameter).ReadState == NullabilityState.Nullable && _random is not null && _random.Next(2) == 0;

    private object List(Type type, string name)
    {
        var item = type.GetGenericArguments()[0];
        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        for (var count = _random?.Next(4) ?? 2; count > 0; count--)
        {
            items.Add(Make(item, name));
        }

        return typeof(ValueList).GetMethod(nameof(ValueList.ToValueList))!.MakeGenericMethod(item).Invoke(null, [items])!;
    }

    private object EnumValue(Type type)
    {
        var values = Enum.GetValues(type);
        return values.GetValue((_random?.Next(values.Length) ?? _count) % values.Length)!;
    }

    private int Number() => _random?.Next(int.MinValue, int.MaxValue) ?? _count;

    private string Text(string name) =>
        _random is not null ? Texts[_random.Next(Texts.Length)] + Texts[_random.Next(Texts.Length)] : $"{char.ToLowerInvariant(name[0])}{name[1..]} {_count}";

    private Guid RandomGuid()
    {
        var bytes = new byte[16];
        _random!.NextBytes(bytes);
        return new Guid(bytes);
    }
}
