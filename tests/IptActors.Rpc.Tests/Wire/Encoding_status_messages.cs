using FsCheck;
using FsCheck.Fluent;
using IptActors.Rpc.Wire;

namespace IptActors.Rpc.Tests.Wire;

public sealed class Encoding_status_messages
{
    [Fact]
    public void Every_text_comes_back_and_travels_as_printable_ASCII() => Prop.ForAll<string>(text =>
    {
        string wellFormed = Unpaired.Remove(text);
        string encoded = PercentEncoding.Encode(wellFormed);
        return PercentEncoding.Decode(encoded) == wellFormed && encoded.All(c => c is >= ' ' and <= '~');
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_a_peer_sends_makes_decoding_fail() => Prop.ForAll<string>(text => PercentEncoding.Decode(Unpaired.Remove(text)) is not null).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("ok", "ok")]
    [InlineData("100%", "100%25")]
    [InlineData("ä\n", "%C3%A4%0A")]
    [InlineData("☺", "%E2%98%BA")]
    public void Only_what_must_be_is_escaped(string text, string encoded) => Assert.Equal(encoded, PercentEncoding.Encode(text));

    [Theory]
    [InlineData("%", "%")]
    [InlineData("%4", "%4")]
    [InlineData("%zz!", "%zz!")]
    [InlineData("a%20b", "a b")]
    [InlineData("%c3%A4", "ä")]
    [InlineData("%FF", "\uFFFD")]
    [InlineData("%%41", "%A")]
    public void Broken_escapes_stay_and_broken_UTF_8_is_replaced(string encoded, string text) => Assert.Equal(text, PercentEncoding.Decode(encoded));
}
