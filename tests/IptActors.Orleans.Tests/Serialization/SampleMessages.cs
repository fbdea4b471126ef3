using System.Collections;
using System.Reflection;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Orleans.Serialization;

namespace IptActors.Orleans.Tests.Serialization;

/// <summary>
/// Makes one full value of every type that a message may hold, whatever the domain will add: by the largest constructor, with every
/// member that can be set given as well.
/// </summary>
internal sealed class SampleMessages
{
    private int _count;

    /// <summary>Every concrete type of the domain and the engine that a value of one of these types may hold, themselves included.</summary>
    public static IReadOnlyList<Type> Within(params IEnumerable<Type> roots)
    {
        var found = new List<Type>();
        var seen = new HashSet<Type>();
        var left = new Queue<Type>(roots);
        while (left.TryDequeue(out var type))
        {
            if (!seen.Add(type))
            {
                continue;
            }

            foreach (var part in type.GetGenericArguments().Append(type.GetElementType()).OfType<Type>())
            {
                left.Enqueue(part);
            }

            if (!CourseTypes.Includes(type) || type.IsGenericType)
            {
                continue;
            }

            foreach (var derived in Cases(type))
            {
                left.Enqueue(derived);
            }

            if (!type.IsAbstract)
            {
                found.Add(type);
            }

            foreach (var member in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(IsCarried))
            {
                left.Enqueue(member.PropertyType);
            }
        }

        return found;
    }

    /// <summary>A value with every member given.</summary>
    public object Make(Type type)
    {
        _count++;
        return type switch
        {
            _ when type == typeof(string) => $"text {_count}",
            _ when type == typeof(ProtectedText) => new ProtectedText($"text {_count}"),
            _ when type == typeof(ServiceCalendar) => ServiceCalendar.In("Australia/Sydney"),
            _ when type == typeof(int) => _count,
            _ when type == typeof(long) => (long)_count,
            _ when type == typeof(UInt128) => new UInt128(ulong.MaxValue, (ulong)_count),
            _ when type == typeof(double) => _count + 0.5,
            _ when type == typeof(decimal) => _count + 0.25m,
            _ when type == typeof(bool) => true,
            _ when type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>) => throw new NotSupportedException("Bytes within a message compare by reference."),
            _ when type == typeof(Guid) => new Guid(_count, 0, 0, new byte[8]),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 2).AddDays(_count),
            _ when type == typeof(TimeOnly) => new TimeOnly(10, _count % 60),
            _ when type == typeof(TimeSpan) => TimeSpan.FromMinutes(_count),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero).AddMicroseconds(_count),
            _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Last(),
            _ when Nullable.GetUnderlyingType(type) is { } underlying => Make(underlying),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) => List(type.GetGenericArguments()[0]),
            _ when type.IsAbstract => Make(Cases(type).First()),
            _ when type.IsValueType && type.GetMethod("Parse", [typeof(string)]) is { } parse => parse.Invoke(null, [$"sample-{_count}"])!,
            _ => Record(type),
        };
    }

    /// <summary>The cases of a closed hierarchy.</summary>
    private static IEnumerable<Type> Cases(Type type) =>
        type.IsAbstract ? type.Assembly.GetTypes().Where(candidate => !candidate.IsAbstract && candidate.IsSubclassOf(type)) : [];

    private static bool IsCarried(PropertyInfo member) => member.GetIndexParameters().Length == 0 && (member.SetMethod is not null || Parameters(member.DeclaringType!).Contains(member.Name));

    private static IEnumerable<string?> Parameters(Type type) => type.GetConstructors().SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.Name));

    private object Record(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(candidate => candidate.GetParameters() is not [var only] || only.ParameterType != type)
            .OrderByDescending(candidate => candidate.IsPublic).ThenByDescending(candidate => candidate.GetParameters().Length)
            .FirstOrDefault();
        var made = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType))]);
        var given = constructor?.GetParameters().Select(parameter => parameter.Name).ToHashSet() ?? [];
        foreach (var member in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(member => member.SetMethod is not null && !given.Contains(member.Name)))
        {
            member.SetValue(made, Make(member.PropertyType));
        }

        return made;
    }

    private object List(Type item)
    {
        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        items.Add(Make(item));
        items.Add(Make(item));
        return typeof(ValueList).GetMethod(nameof(ValueList.ToValueList))!.MakeGenericMethod(item).Invoke(null, [items])!;
    }
}
