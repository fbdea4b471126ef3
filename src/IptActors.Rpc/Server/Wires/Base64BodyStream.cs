using System.Buffers;
using System.Buffers.Text;

namespace IptActors.Rpc.Server.Wires;

/// <summary>Decodes a base64 body as it arrives. Padding may stand anywhere between groups of four: clients encode chunk by chunk.</summary>
internal sealed class Base64BodyStream(Stream body) : Stream
{
    private const int Group = 4;

    private readonly byte[] _text = new byte[4096];
    private readonly byte[] _bytes = new byte[3072];
    private int _textLength;
    private int _bytesStart;
    private int _bytesLength;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_bytesStart == _bytesLength)
        {
            int read = await body.ReadAsync(_text.AsMemory(_textLength), cancellationToken);
            if (read == 0)
            {
                return _textLength == 0 ? 0 : throw new InvalidBase64Exception();
            }

            _textLength += read;
            DecodeWholeGroups();
        }

        int count = Math.Min(buffer.Length, _bytesLength - _bytesStart);
        _bytes.AsMemory(_bytesStart, count).CopyTo(buffer);
        _bytesStart += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read this body asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void DecodeWholeGroups()
    {
        (_bytesStart, _bytesLength) = (0, 0);
        int whole = _textLength / Group * Group;
        ReadOnlySpan<byte> rest = _text.AsSpan(0, whole);
        while (!rest.IsEmpty)
        {
            int padding = rest.IndexOf((byte)'=');
            int length = padding < 0 ? rest.Length : ((padding / Group) + 1) * Group;
            if (rest[..length].ContainsAny(" \t\r\n"u8)
                || Base64.DecodeFromUtf8(rest[..length], _bytes.AsSpan(_bytesLength), out _, out int written) != OperationStatus.Done)
            {
                throw new InvalidBase64Exception();
            }

            _bytesLength += written;
            rest = rest[length..];
        }

        _text.AsSpan(whole, _textLength - whole).CopyTo(_text);
        _textLength -= whole;
    }
}
