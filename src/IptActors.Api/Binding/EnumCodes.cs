using System.Collections.Frozen;

namespace IptActors.Api.Binding;

/// <summary>The codes by which the values of an enum go over the wire, made once.</summary>
internal static class EnumCodes<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Codes =
        Enum.GetValues<T>().Distinct().ToFrozenDictionary(value => value, value => SnakeCase.Of(value.ToString()));

    /// <summary>The code of a value of the enum.</summary>
    public static string Of(T value) => Codes[value];
}
