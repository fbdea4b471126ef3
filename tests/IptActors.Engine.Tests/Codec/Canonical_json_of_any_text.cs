using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using IptActors.Engine.Codec;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Codec;

public class Canonical_json_of_any_text
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3000);

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void It_is_what_a_simple_program_makes_of_it() =>
        Check.One(Many, Prop.ForAll(Seeds, seed => Agree(Encoding.UTF8.GetBytes(RandomJson.Sound(seed)))));

    [Fact]
    public void What_the_simple_program_refuses_is_refused() =>
        Check.One(Many, Prop.ForAll(Seeds, seed => Agree(Encoding.UTF8.GetBytes(RandomJson.Odd(seed)))));

    [Fact]
    public void A_text_that_is_cut_or_damaged_anywhere_is_judged_as_the_simple_program_does() => Check.One(Many, Prop.ForAll(
        Seeds,
        seed =>
        {
            var random = new Random(seed);
            var json = Encoding.UTF8.GetBytes(RandomJson.Sound(seed));
            var at = random.Next(json.Length);
            json[at] = random.Next(3) == 0 ? (byte)random.Next(256) : "{}[]\",:\\ u0-e."u8[random.Next(14)];
            return Agree(json) && Agree(json[..at]);
        }));

    [Fact]
    public void A_canonical_text_is_its_own_canonical_form() => Check.One(Many, Prop.ForAll(
        Seeds,
        seed => SimpleCanonicalJson.Of(Encoding.UTF8.GetBytes(RandomJson.Sound(seed))) is not { } canonical || Canonical(Encoding.UTF8.GetBytes(canonical)) == canonical));

    [Fact]
    public void Many_members_in_reverse_are_sorted_and_one_given_twice_is_found()
    {
        var members = Enumerable.Range(0, 20_000).Select(number => $"\"m{number:d5}\":{number}").ToArray();

        Assert.Equal($"{{{string.Join(',', members)}}}", Canonical(Encoding.UTF8.GetBytes($"{{{string.Join(',', members.Reverse())}}}")));
        Assert.Null(Canonical(Encoding.UTF8.GetBytes($"{{{string.Join(',', members.Reverse())},\"m07777\":0}}")));
    }

    private static bool Agree(byte[] json) => SimpleCanonicalJson.Of(json) == Canonical(json);

    private static string? Canonical(byte[] json)
    {
        try
        {
            return Encoding.UTF8.GetString(CanonicalJson.Canonicalize(json));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
