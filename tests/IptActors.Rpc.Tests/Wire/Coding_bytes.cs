using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IptActors.Rpc.Server.Wires;
using IptActors.Rpc.Wire;

namespace IptActors.Rpc.Tests.Wire;

public sealed class Coding_bytes
{
    [Fact]
    public void Bytes_in_a_header_come_back_with_and_without_padding() => Prop.ForAll<byte[]>(bytes =>
    {
        byte[] given = bytes ?? [];
        return HeaderBase64.TryDecode(HeaderBase64.Encode(given), out byte[]? plain) && plain.SequenceEqual(given)
            && HeaderBase64.TryDecode(Convert.ToBase64String(given), out byte[]? padded) && padded.SequenceEqual(given);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("A")]
    [InlineData("AA A")]
    [InlineData("AAAA=====")]
    [InlineData("ä")]
    [InlineData("A=AA")]
    public void What_is_not_base64_is_not_decoded(string text) => Assert.False(HeaderBase64.TryDecode(text, out _));

    [Fact]
    public void Packed_bytes_come_back() => Prop.ForAll<byte[]>(bytes =>
    {
        byte[] given = bytes ?? [];
        using var packed = new PooledBuffer(16);
        using var unpacked = new PooledBuffer(16);
        Gzip.Compress(given, packed);
        return Gzip.Decompress(new ReadOnlySequence<byte>(packed.Memory), given.Length, unpacked) == GzipOutcome.Done && unpacked.Span.SequenceEqual(given);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Unpacking_stops_soon_after_the_limit()
    {
        using var packed = new PooledBuffer(16);
        using var unpacked = new PooledBuffer(16);
        Gzip.Compress(new byte[10 * 1024 * 1024], packed);

        Assert.Equal(GzipOutcome.TooLarge, Gzip.Decompress(new ReadOnlySequence<byte>(packed.Memory), 1000, unpacked));
        Assert.InRange(unpacked.Length, 1001, 100_000);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("identity", false)]
    [InlineData("gzip", true)]
    [InlineData("br, GZIP", true)]
    [InlineData("gzip;q=0.5", true)]
    [InlineData("gzip; q=0", false)]
    [InlineData("gzip;q=0.000", false)]
    [InlineData("gzipped", false)]
    public void Gzip_is_accepted_only_when_it_is_named(string? accepted, bool expected) => Assert.Equal(expected, Gzip.IsAccepted(accepted));

    [Fact]
    public async Task A_base64_body_comes_back_however_it_is_cut_into_padded_chunks_and_reads()
    {
        foreach (int chunk in (int[])[1, 2, 3, 7, 5000])
        {
            byte[] given = [.. Enumerable.Range(0, 10_000).Select(i => (byte)(i * 7))];
            using var text = new MemoryStream(Encoding.ASCII.GetBytes(string.Concat(given.Chunk(chunk).Select(Convert.ToBase64String))));
            using var body = new Base64BodyStream(text);
            using var read = new MemoryStream();
            await body.CopyToAsync(read, chunk, TestContext.Current.CancellationToken);

            Assert.Equal(given, read.ToArray());
        }
    }
}
