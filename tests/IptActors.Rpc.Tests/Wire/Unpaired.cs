using System.Text;

namespace IptActors.Rpc.Tests.Wire;

/// <summary>Half characters that no UTF-8 can carry; generators make them, texts do not have them.</summary>
internal static class Unpaired
{
    public static string Remove(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
}
