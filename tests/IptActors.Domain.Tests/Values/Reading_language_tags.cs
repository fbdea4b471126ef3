using IptActors.Domain.Values;

namespace IptActors.Domain.Tests.Values;

public sealed class Reading_language_tags
{
    [Theory]
    [InlineData("en")]
    [InlineData("pt-BR")]
    [InlineData("zh-Hant-TW")]
    [InlineData("es-419")]
    public void A_language_with_script_and_region_is_a_tag(string tag) => Assert.True(LanguageTag.IsValid(tag));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("english")]
    [InlineData("en_GB")]
    [InlineData("en-")]
    [InlineData("e")]
    [InlineData("12")]
    [InlineData("en-abcdefghi")]
    [InlineData("en-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd")]
    public void Names_wrong_separators_and_long_subtags_are_not(string? tag) => Assert.False(LanguageTag.IsValid(tag));
}
