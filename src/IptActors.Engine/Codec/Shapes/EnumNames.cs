using System.Text;
using System.Text.Json;
using IptActors.Engine.Codec.Json;

namespace IptActors.Engine.Codec.Shapes;

/// <summary>The values of an enumeration as they are written: the name in snake_case. Numbers are never stored, so that the order of the values is free.</summary>
internal static class EnumNames<T>
    where T : struct, Enum
{
    private static readonly T[] Values = Enum.GetValues<T>();
    private static readonly byte[][] Names = [.. Values.Select(value => Encoding.UTF8.GetBytes(JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString())))];

    /// <summary>Takes a value.</summary>
    public static T Read(ref JsonText json)
    {
        var name = json.String();
        for (var index = 0; index < Names.Length; index++)
        {
            if (name.Written.SequenceEqual(Names[index]))
            {
                return Values[index];
            }
        }

        throw json.Wrong($"Expected one of the values of {typeof(T).Name}, found another text");
    }

    /// <summary>Writes a value.</summary>
    public static void Write(CanonicalBuffer output, T value)
    {
        var index = Array.IndexOf(Values, value);
        if (index < 0)
        {
            throw new ArgumentException($"{value:D} is no value of {typeof(T).Name}: a bug.", nameof(value));
        }

        output.Plain(Names[index]);
    }
}
