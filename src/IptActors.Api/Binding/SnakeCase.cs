using System.Text;

namespace IptActors.Api.Binding;

/// <summary>The one rule by which names of C# become names of .proto files.</summary>
internal static class SnakeCase
{
    /// <summary><c>ReferredOn</c> becomes <c>referred_on</c>, <c>Phq9Item</c> becomes <c>phq9_item</c>.</summary>
    public static string Of(string pascal)
    {
        var snake = new StringBuilder(pascal.Length + 4);
        foreach (var c in pascal)
        {
            if (char.IsAsciiLetterUpper(c) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
