using System.Globalization;
using System.Text;

namespace IptActors.Engine.Tests.Support;

/// <summary>JSON texts of any shape, written in any way that JSON allows. A seed gives the same text everywhere.</summary>
internal sealed class RandomJson
{
    private static readonly string[] Spaces = ["", "", "", " ", "\n", "\t", " \r\n "];

    private static readonly string[] Characters =
    [
        "a", "b", "B", "é", "ß", "日", "\ud7ff", "\ue000", "\ufb33", "\uffff", "🙂", "\U0010ffff", "/", "'", "<", "\u007f", "\u0080", "\u2028",
        "\\\"", "\\\\", "\\/", "\\b", "\\t", "\\n", "\\f", "\\r", "\\u0001", "\\u001f", "\\u001F", "\\u000a", "\\u0041", "\\u00e9", "\\u20AC", "\\ud83d\\ude42", "\\uD800\\uDC00", "\\ue000",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "42", "1234567890123", "9007199254740991", "-9007199254740991",
    ];

    private static readonly string[] OddThings =
    [
        "9007199254740992", "-9007199254740992", "9223372036854775807", "9223372036854775808", "18446744073709551617", "1.0", "1.5", "1e2", "1E+2", "01", "-", "+1", ".5", "1.",
        "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\\x\"", "\"\\u12g4\"", "\"a\nb\"", "\"open", "nul", "True", "NaN", "", "{,}", "[1,]", "{\"a\":1,}", "{\"a\"}", "[1 2]", "/**/1", "{\"a\":1,\"a\":1}",
        "{\"\\u0061\":1,\"a\":1}", "'a'", "\ufeff1", "[", "]", "{\"a\":1]",
    ];

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly int _oddOneIn;

    private RandomJson(int seed, int oddOneIn)
    {
        _random = new Random(seed);
        _oddOneIn = oddOneIn;
    }

    /// <summary>A text that has a canonical form, unless chance gives a member twice.</summary>
    public static string Sound(int seed) => new RandomJson(seed, int.MaxValue).Build();

    /// <summary>A text in which things may be that have no canonical form or are no JSON.</summary>
    public static string Odd(int seed) => new RandomJson(seed, 12).Build();

    private string Build()
    {
        Value(0);
        Space();
        return _text.ToString();
    }

    private void Value(int depth)
    {
        Space();
        if (_random.Next(_oddOneIn) == 0)
        {
            _text.Append(Any(OddThings));
            return;
        }

        switch (_random.Next(depth > 4 ? 4 : 9))
        {
            case 0:
                _text.Append(Any(Numbers));
                break;
            case 1:
                _text.Append(Any(["true", "false", "null"]));
                break;
            case 2:
                _text.Append(CultureInfo.InvariantCulture, $"{_random.NextInt64(-(1L << 53) + 1, 1L << 53)}");
                break;
            case 3:
                Text();
                break;
            case < 6:
                All('[', ']', () => Value(depth + 1));
                break;
            default:
                All('{', '}', () => Member(depth + 1));
                break;
        }
    }

    private void Member(int depth)
    {
        Space();
        Text();
        Space();
        _text.Append(':');
        Value(depth);
    }

    private void All(char open, char close, Action item)
    {
        _text.Append(open);
        var count = _random.Next(20) == 0 ? _random.Next(80) : _random.Next(5);
        for (var index = 0; index < count; index++)
        {
            if (index > 0)
            {
                _text.Append(',');
            }

            item();
            Space();
        }

        Space();
        _text.Append(close);
    }

    private void Text()
    {
        _text.Append('"');
        for (var count = _random.Next(_random.Next(4) == 0 ? 24 : 6); count > 0; count--)
        {
            _text.Append(Any(Characters));
        }

        _text.Append('"');
    }

    private void Space() => _text.Append(Any(Spaces));

    private string Any(string[] choices) => choices[_random.Next(choices.Length)];
}
