using Google.Protobuf;
using IptActors.Rpc.Server;
using IptActors.Rpc.TestHost.Interop;

namespace IptActors.Rpc.TestHost;

/// <summary>Does what the gRPC interoperability tests expect of a server.</summary>
public static class InteropService
{
    private const string EchoInitial = "x-grpc-test-echo-initial";
    private const string EchoTrailing = "x-grpc-test-echo-trailing-bin";

    public static RpcService Create() => new RpcServiceBuilder(TestReflection.Descriptor, "TestService")
        .Unary<Empty, Empty>("EmptyCall", EmptyCallAsync)
        .Unary<SimpleRequest, SimpleResponse>("UnaryCall", UnaryCallAsync)
        .Unary<SimpleRequest, SimpleResponse>("CacheableUnaryCall", UnaryCallAsync)
        .ServerStreaming<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall", StreamingOutputCallAsync)
        .ClientStreaming<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall", StreamingInputCallAsync)
        .DuplexStreaming<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall", FullDuplexCallAsync)
        .DuplexStreaming<StreamingOutputCallRequest, StreamingOutputCallResponse>("HalfDuplexCall", HalfDuplexCallAsync)
        .Build();

    private static ValueTask<RpcResult<Empty>> EmptyCallAsync(Empty request, RpcCallContext call) => new(new Empty());

    private static ValueTask<RpcResult<SimpleResponse>> UnaryCallAsync(SimpleRequest request, RpcCallContext call)
    {
        EchoMetadata(call);
        if (RefuseUnexpected(request.ExpectCompressed, call) is { } refusal)
        {
            return new(refusal);
        }

        if (request.ResponseStatus is { Code: not 0 } status)
        {
            return new(new RpcStatus((RpcCode)status.Code, status.Message));
        }

        call.CompressResponses = request.ResponseCompressed?.Value;
        return new(new SimpleResponse { Payload = Zeros(request.ResponseSize) });
    }

    private static async ValueTask<RpcStatus> StreamingOutputCallAsync(StreamingOutputCallRequest request, RpcResponseStream<StreamingOutputCallResponse> responses, RpcCallContext call)
    {
        EchoMetadata(call);
        return await AnswerAsync(request, responses, call);
    }

    private static async ValueTask<RpcResult<StreamingInputCallResponse>> StreamingInputCallAsync(RpcRequestStream<StreamingInputCallRequest> requests, RpcCallContext call)
    {
        EchoMetadata(call);
        int size = 0;
        await foreach (StreamingInputCallRequest request in requests)
        {
            if (RefuseUnexpected(request.ExpectCompressed, call) is { } refusal)
            {
                return refusal;
            }

            size += request.Payload?.Body.Length ?? 0;
        }

        return new StreamingInputCallResponse { AggregatedPayloadSize = size };
    }

    private static async ValueTask<RpcStatus> FullDuplexCallAsync(
        RpcRequestStream<StreamingOutputCallRequest> requests, RpcResponseStream<StreamingOutputCallResponse> responses, RpcCallContext call)
    {
        EchoMetadata(call);
        await foreach (StreamingOutputCallRequest request in requests)
        {
            RpcStatus status = await AnswerAsync(request, responses, call);
            if (!status.IsOk)
            {
                return status;
            }
        }

        return RpcStatus.Ok;
    }

    private static async ValueTask<RpcStatus> HalfDuplexCallAsync(
        RpcRequestStream<StreamingOutputCallRequest> requests, RpcResponseStream<StreamingOutputCallResponse> responses, RpcCallContext call)
    {
        List<StreamingOutputCallRequest> all = [];
        await foreach (StreamingOutputCallRequest request in requests)
        {
            all.Add(request);
        }

        foreach (StreamingOutputCallRequest request in all)
        {
            await AnswerAsync(request, responses, call);
        }

        return RpcStatus.Ok;
    }

    private static async ValueTask<RpcStatus> AnswerAsync(StreamingOutputCallRequest request, RpcResponseStream<StreamingOutputCallResponse> responses, RpcCallContext call)
    {
        if (request.ResponseStatus is { Code: not 0 } status)
        {
            return new RpcStatus((RpcCode)status.Code, status.Message);
        }

        // Compression of a stream is announced in its headers, so a stream that compresses later must say so now.
        if (request.ResponseParameters.Any(wanted => wanted.Compressed is { Value: true }))
        {
            call.CompressResponses = true;
            await call.SendResponseHeadersAsync();
        }

        foreach (ResponseParameters wanted in request.ResponseParameters)
        {
            if (wanted.IntervalUs > 0)
            {
                await Task.Delay(TimeSpan.FromMicroseconds(wanted.IntervalUs), call.CancellationToken);
            }

            call.CompressResponses = wanted.Compressed?.Value;
            await responses.WriteAsync(new StreamingOutputCallResponse { Payload = Zeros(wanted.Size) });
        }

        return RpcStatus.Ok;
    }

    private static RpcStatus? RefuseUnexpected(BoolValue? expected, RpcCallContext call) =>
        expected is not null && expected.Value != call.RequestWasCompressed
            ? new RpcStatus(RpcCode.InvalidArgument, "The request is compressed and should not be, or the other way round.")
            : null;

    private static void EchoMetadata(RpcCallContext call)
    {
        if (call.RequestHeaders.Get(EchoInitial) is { } initial)
        {
            call.ResponseHeaders.Add(EchoInitial, initial);
        }

        if (call.RequestHeaders.TryGetBytes(EchoTrailing, out byte[]? trailing))
        {
            call.ResponseTrailers.Add(EchoTrailing, trailing);
        }
    }

    private static Payload Zeros(int size) => new() { Body = UnsafeByteOperations.UnsafeWrap(new byte[size]) };
}
