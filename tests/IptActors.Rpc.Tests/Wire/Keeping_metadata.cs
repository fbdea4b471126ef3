namespace IptActors.Rpc.Tests.Wire;

public sealed class Keeping_metadata
{
    [Theory]
    [InlineData("")]
    [InlineData("Upper")]
    [InlineData("with space")]
    [InlineData(":path")]
    [InlineData("grpc-status")]
    [InlineData("connect-timeout-ms")]
    public void A_key_that_cannot_travel_or_is_reserved_is_refused(string key) => Assert.ThrowsAny<ArgumentException>(() => new RpcMetadata().Add(key, "x"));

    [Theory]
    [InlineData("ä")]
    [InlineData("line\nbreak")]
    public void A_text_that_cannot_travel_is_refused(string value) => Assert.Throws<ArgumentException>(() => new RpcMetadata().Add("key", value));

    [Fact]
    public void Bytes_need_their_suffix_and_text_must_not_have_it()
    {
        Assert.Throws<ArgumentException>(() => new RpcMetadata().Add("key", [1]));
        Assert.Throws<ArgumentException>(() => new RpcMetadata().Add("key-bin", "AQ"));
    }

    [Fact]
    public void Repeated_keys_keep_their_order_and_the_last_one_counts()
    {
        RpcMetadata metadata = [];
        metadata.Add("key", "one");
        metadata.Add("other", "x");
        metadata.Add("key", "two");

        Assert.Equal(["one", "two"], metadata.GetAll("key"));
        Assert.Equal("two", metadata.Get("key"));
        Assert.Null(metadata.Get("absent"));
        Assert.Equal(3, metadata.Count);
    }
}
