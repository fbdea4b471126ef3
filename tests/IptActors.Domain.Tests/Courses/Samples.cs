using IptActors.Domain.Values;

namespace IptActors.Domain.Tests.Courses;

/// <summary>Makes records of any type, to see whether somebody takes them; what they say makes no sense.</summary>
internal static class Samples
{
    public static object Make(Type type) => type switch
    {
        _ when type == typeof(string) => "sample",
        _ when type == typeof(ProtectedText) => new ProtectedText("sample"),
        _ when type == typeof(int) => 1,
        _ when type == typeof(long) => 1L,
        _ when type == typeof(bool) => true,
        _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 2),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(0)!,
        _ when Nullable.GetUnderlyingType(type) is { } underlying => Make(underlying),
        _ when type.IsGenericType => List(type.GetGenericArguments()[0]),
        _ => Record(type),
    };

    private static object Record(Type type)
    {
        var constructor = type.GetConstructors().Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType))]);
    }

    private static object List(Type item)
    {
        var items = Array.CreateInstance(item, 1);
        items.SetValue(Make(item), 0);
        return typeof(ValueList).GetMethod(nameof(ValueList.ToValueList))!.MakeGenericMethod(item).Invoke(null, [items])!;
    }
}
