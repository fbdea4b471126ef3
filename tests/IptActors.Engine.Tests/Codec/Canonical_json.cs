using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using IptActors.Engine.Codec;

namespace IptActors.Engine.Tests.Codec;

public class Canonical_json
{
    [Theory]
    [InlineData(""" { "b" : 1 , "a" : [ true , false , null ] } """, """{"a":[true,false,null],"b":1}""")]
    [InlineData("""{"z":{"y":2,"x":{"b":1,"a":0}},"a":[]}""", """{"a":[],"z":{"x":{"a":0,"b":1},"y":2}}""")]
    [InlineData("""{"aa":1,"a":2,"":3,"A":4}""", """{"":3,"A":4,"a":2,"aa":1}""")]
    [InlineData("""[-0,9007199254740991,-9007199254740991]""", """[0,9007199254740991,-9007199254740991]""")]
    [InlineData("""{"a":{}}""", """{"a":{}}""")]
    [InlineData("\"x\"", "\"x\"")]
    public void Members_are_sorted_and_white_space_is_dropped(string json, string canonical) => Assert.Equal(canonical, Canonicalize(json));

    [Fact] // RFC 8785, 3.2.3: the example for sorting by UTF-16 code units, where U+1F600 comes before U+FB33.
    public void Members_are_sorted_by_the_utf_16_code_units_of_their_names()
    {
        const string json = """{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}""";

        using var canonical = JsonDocument.Parse(Canonicalize(json));

        Assert.Equal(
            ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"],
            canonical.RootElement.EnumerateObject().Select(member => member.Value.GetString()));
    }

    [Fact] // RFC 8785, 3.2.2.2 and its example: short escapes, lower-case hex digits, everything else as it is.
    public void Strings_are_escaped_as_little_as_possible() =>
        Assert.Equal(
            "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\t\\f\\r\u007f\u2028🙂\"",
            Canonicalize("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\\b\\t\\f\\r\\u007f\\u2028\\ud83d\\ude42\""));

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e2")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""{"a":1}}""")]
    [InlineData("1 2")]
    [InlineData("")]
    [InlineData("\"\\ud800\"")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("{'a':1}")]
    [InlineData("// x\n1")]
    public void What_has_no_one_form_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Canonicalize(json));

    [Fact]
    public void Nesting_has_a_limit()
    {
        Assert.Equal(2 * CanonicalJson.MaxDepth, Canonicalize(Nested(CanonicalJson.MaxDepth)).Length);
        Assert.ThrowsAny<JsonException>(() => Canonicalize(Nested(CanonicalJson.MaxDepth + 1)));
        static string Nested(int depth) => new string('[', depth) + new string(']', depth);
    }

    [Fact]
    public void Nesting_of_objects_has_the_same_limit()
    {
        Assert.NotEmpty(Canonicalize(Nested(CanonicalJson.MaxDepth)));
        Assert.ThrowsAny<JsonException>(() => Canonicalize(Nested(CanonicalJson.MaxDepth + 1)));
        static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1);
    }

    [Fact]
    public void An_object_may_have_many_members()
    {
        var members = Enumerable.Range(0, 500).Select(n => $"\"m{n:d3}\":{n}").ToArray();

        Assert.Equal($"{{{string.Join(',', members)}}}", Canonicalize($"{{{string.Join(" , ", members.Reverse())}}}"));
    }

    [Fact]
    public void The_canonical_form_of_a_canonical_form_is_itself_and_says_the_same() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<Dictionary<NonNull<string>, string[]>>(),
        map =>
        {
            var distinct = map.ToDictionary(pair => Valid(pair.Key.Get), pair => pair.Value.Select(Valid).ToArray(), StringComparer.Ordinal);
            var canonical = Canonicalize(JsonSerializer.Serialize(distinct));
            var read = JsonSerializer.Deserialize<Dictionary<string, string[]>>(canonical)!;
            return canonical == Canonicalize(canonical)
                && read.Keys.ToHashSet().SetEquals(distinct.Keys)
                && distinct.All(pair => read[pair.Key].SequenceEqual(pair.Value));
        }));

    // Half a surrogate pair is no text.
    private static string Valid(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));

    private static string Canonicalize(string json) => Encoding.UTF8.GetString(CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json)));
}
