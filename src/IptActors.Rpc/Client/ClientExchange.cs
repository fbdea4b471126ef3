using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using IptActors.Rpc.Wire;

namespace IptActors.Rpc.Client;

/// <summary>One call by gRPC as a client sees it: the request sent, the response read frame by frame, every way to fail as a status.</summary>
internal sealed class ClientExchange : IDisposable
{
    private const string AcceptedEncodings = "identity,gzip";
    private const int ReadSize = 4096;

    // Timers wait 49 days at most.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(24);

    private readonly RpcChannel _channel;
    private readonly RpcCallOptions _options;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _source;
    private readonly DateTimeOffset? _deadline;
    private readonly HttpRequestMessage _request;
    private readonly Task<HttpResponseMessage> _response;
    private readonly PooledBuffer _buffer = new(ReadSize);
    private int _reading;
    private Stream? _body;
    private bool _isGzip;
    private volatile bool _isDisposed;

    public ClientExchange(RpcChannel channel, string path, RpcCallOptions options, HttpContent content, CancellationToken caller)
    {
        _channel = channel;
        _options = options;
        _caller = caller;
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        TimeSpan? timeout = options.Timeout ?? channel.Options.Timeout;
        if (timeout is { } limit)
        {
            DateTimeOffset now = DateTimeOffset.UtcNow;
            _deadline = limit < DateTimeOffset.MaxValue - now ? now + limit : DateTimeOffset.MaxValue;
            _source.CancelAfter(TimeSpan.FromTicks(Math.Clamp(limit.Ticks, 0, LongestTimer.Ticks)));
        }

        _request = NewRequest(path, content, timeout);
        _response = channel.SendAsync(_request, _source.Token);
        if (content is StreamedContent stream)
        {
            _ = ObserveAsync(stream);
        }
    }

    /// <summary>Where requests go; null when the only one is on its way.</summary>
    public StreamedContent? Requests => _request.Content as StreamedContent;

    public bool CompressesRequests => _options.Compress;

    public CancellationToken Token => _source.Token;

    /// <summary>Reads the next response; null at the end of a call that succeeded.</summary>
    public async Task<IMessage?> ReadAsync(MessageParser parser)
    {
        if (Interlocked.Exchange(ref _reading, 1) != 0)
        {
            throw new InvalidOperationException("A response of this call is still being read: await it before reading the next.");
        }

        try
        {
            _body ??= await OpenAsync();
            return await ReadFrameAsync(parser);
        }
        catch (Exception e) when (e is not RpcException and not InvalidOperationException)
        {
            throw Translate(e);
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
        }
    }

    /// <summary>What went wrong below, as the caller is told.</summary>
    public Exception Translate(Exception e) => e switch
    {
        OperationCanceledException when _caller.IsCancellationRequested => new OperationCanceledException("The call was given up.", e, _caller),
        _ => new RpcException(HasExpired() ? new RpcStatus(RpcCode.DeadlineExceeded, "The deadline passed.") : TransportStatus.Of(e), e),
    };

    public void Dispose()
    {
        _isDisposed = true;
        _source.Cancel();
        _ = ReleaseAsync();
    }

    private HttpRequestMessage NewRequest(string path, HttpContent content, TimeSpan? timeout)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_channel.Address, path))
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (timeout is { } limit)
        {
            request.Headers.TryAddWithoutValidation("grpc-timeout", GrpcTimeout.Format(limit));
        }

        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue(RpcChannel.UserAgent.Product!));
        request.Headers.TryAddWithoutValidation("grpc-accept-encoding", AcceptedEncodings);
        if (_options.Compress)
        {
            request.Headers.TryAddWithoutValidation("grpc-encoding", Gzip.Name);
        }

        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        foreach (RpcMetadataEntry entry in _channel.Options.Headers.Concat(_options.Headers ?? []))
        {
            request.Headers.TryAddWithoutValidation(entry.Key, entry.Value);
        }

        return request;
    }

    // A writer that waits for its stream must not wait for ever.
    private async Task ObserveAsync(StreamedContent content)
    {
        try
        {
            await _response;
        }
#pragma warning disable CA1031 // Whatever it is, the reader gets it from the same task.
        catch (Exception e)
#pragma warning restore CA1031
        {
            content.Abandon(e);
        }
    }

    // Disposing a response before its end resets the stream, which is how the server learns that the call was given up.
    private async Task ReleaseAsync()
    {
        try
        {
            (await _response).Dispose();
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException or ObjectDisposedException)
        {
            // There is no response to release, and whoever read has been told why.
        }

        _request.Dispose();
        _source.Dispose();
        if (Volatile.Read(ref _reading) == 0)
        {
            _buffer.Dispose();
        }
    }

    private async Task<Stream> OpenAsync()
    {
        HttpResponseMessage response = await _response;
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new RpcException(RpcCodeNames.FromHttp((int)response.StatusCode), $"The server answered HTTP {(int)response.StatusCode}: expected 200 with a gRPC status.");
        }

        string? contentType = response.Content.Headers.ContentType?.MediaType;
        if (contentType?.StartsWith("application/grpc", StringComparison.Ordinal) != true)
        {
            throw new RpcException(RpcCode.Unknown, "The server's answer is not gRPC: expected the content type application/grpc.");
        }

        string? encoding = ClientMetadata.Single(response.Headers, "grpc-encoding");
        if (encoding is not (null or Gzip.Identity or Gzip.Name))
        {
            throw new RpcException(RpcCode.Internal, $"The server compresses with another encoding than {AcceptedEncodings}.");
        }

        _isGzip = encoding == Gzip.Name;
        if (!response.Headers.Contains(ClientMetadata.Status))
        {
            _options.OnHeaders?.Invoke(ClientMetadata.Read(response.Headers));
        }

        return await response.Content.ReadAsStreamAsync(_source.Token);
    }

    private async Task<IMessage?> ReadFrameAsync(MessageParser parser)
    {
        while (true)
        {
            if (FrameHeader.TryRead(new ReadOnlySequence<byte>(_buffer.Memory), out FrameHeader header))
            {
                Check(header);
                int total = FrameHeader.Size + (int)header.Length;
                if (_buffer.Length >= total)
                {
                    IMessage message = Decode(parser, _buffer.Memory[FrameHeader.Size..total], header.IsCompressed);
                    _buffer.Consume(total);
                    return message;
                }
            }

            int read = await _body!.ReadAsync(_buffer.GetMemory(ReadSize), _source.Token);
            _buffer.Advance(read);
            if (read == 0)
            {
                End(await _response);
                return null;
            }
        }
    }

    private void Check(FrameHeader header)
    {
        if (header.Flags > FrameHeader.CompressedFlag || (header.IsCompressed && !_isGzip))
        {
            throw new RpcException(RpcCode.Internal, $"The flags of a response are 0x{header.Flags:X2}, which its headers do not allow.");
        }

        if (header.Length > _channel.Options.MaxReceiveMessageSize)
        {
            throw TooLarge();
        }
    }

    private IMessage Decode(MessageParser parser, ReadOnlyMemory<byte> payload, bool compressed)
    {
        try
        {
            if (!compressed)
            {
                return parser.ParseFrom(payload.Span);
            }

            using var unpacked = new PooledBuffer(payload.Length * 2);
            return Gzip.Decompress(new ReadOnlySequence<byte>(payload), _channel.Options.MaxReceiveMessageSize, unpacked) switch
            {
                GzipOutcome.Done => parser.ParseFrom(unpacked.Span),
                GzipOutcome.TooLarge => throw TooLarge(),
                _ => throw new RpcException(RpcCode.Internal, "A response is flagged as compressed but is not gzip."),
            };
        }
        catch (InvalidProtocolBufferException)
        {
            throw new RpcException(RpcCode.Internal, "A response is not a well-formed message of the declared type.");
        }
    }

    private void End(HttpResponseMessage response)
    {
        bool isTrailersOnly = response.Headers.Contains(ClientMetadata.Status);
        HttpResponseHeaders trailers = isTrailersOnly ? response.Headers : response.TrailingHeaders;
        RpcMetadata metadata = ClientMetadata.Read(trailers);
        _options.OnTrailers?.Invoke(metadata);
        RpcStatus status = _buffer.Length > 0
            ? new RpcStatus(RpcCode.Internal, "The response ends inside a message.")
            : ClientMetadata.ReadStatus(trailers);
        if (!status.IsOk)
        {
            throw new RpcException(status) { Trailers = metadata };
        }
    }

    // The timer may be a little ahead of the clock: a cancellation that came from nowhere else came from it.
    private bool HasExpired() => _deadline is { } deadline
        && (DateTimeOffset.UtcNow >= deadline || (_source.IsCancellationRequested && !_caller.IsCancellationRequested && !_isDisposed));

    private RpcException TooLarge() =>
        new(RpcCode.ResourceExhausted, $"A response may have {_channel.Options.MaxReceiveMessageSize} bytes; this one has more.");
}
