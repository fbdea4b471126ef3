"""The interoperability cases with grpcio.  /usr/bin/python3 grpcio_interop.py HOST:PORT

Messages are encoded here by hand, so that nothing of ours and no second code generator stands between the test and the wire.
"""

import queue
import sys
import time

import grpc

from report import equal, run_cases

SERVICE = "/grpc.testing.TestService/"
CASE_TIMEOUT_S = 20
SIZES = [31415, 9, 2653, 58979]


def varint(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def number(field, value):
    return varint(field << 3) + varint(value) if value else b""


def block(field, content):
    return varint(field << 3 | 2) + varint(len(content)) + content


def payload(field, size):
    return block(field, block(2, bytes(size)))


def flag(field, value):
    return block(field, number(1, int(value)))


def status(field, code, message):
    return block(field, number(1, code) + block(2, message.encode()))


def fields(data):
    """The fields of a message: number to list of values."""
    found, at = {}, 0

    def take():
        nonlocal at
        value, shift = 0, 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while at < len(data):
        key = take()
        if key & 7 == 2:
            length = take()
            value = data[at : at + length]
            at += length
        else:
            value = take()
        found.setdefault(key >> 3, []).append(value)
    return found


def payload_size(response):
    return len(fields(fields(response)[1][0]).get(2, [b""])[0])


def large(*more):
    return number(2, 314159) + payload(3, 271828) + b"".join(more)


def output(*sizes):
    return b"".join(block(2, number(1, size)) for size in sizes)


channel = grpc.insecure_channel(sys.argv[1])


def unary(method, request, service=SERVICE, **options):
    return channel.unary_unary(service + method).with_call(request, timeout=CASE_TIMEOUT_S, **options)


def streaming_input(requests, **options):
    return channel.stream_unary(SERVICE + "StreamingInputCall")(iter(requests), timeout=CASE_TIMEOUT_S, **options)


def streaming_output(request, **options):
    return channel.unary_stream(SERVICE + "StreamingOutputCall")(request, timeout=CASE_TIMEOUT_S, **options)


def full_duplex(requests, timeout=CASE_TIMEOUT_S, **options):
    return channel.stream_stream(SERVICE + "FullDuplexCall")(requests, timeout=timeout, **options)


def refused(call, code):
    try:
        call()
    except grpc.RpcError as error:
        equal(error.code(), code)
        return error
    raise AssertionError(f"expected {code}, found an answer")


def empty_unary():
    equal(unary("EmptyCall", b"")[0], b"")


def large_unary():
    equal(payload_size(unary("UnaryCall", large())[0]), 314159)


def client_compressed_unary():
    refused(lambda: unary("UnaryCall", large(flag(8, True))), grpc.StatusCode.INVALID_ARGUMENT)
    equal(payload_size(unary("UnaryCall", large(flag(8, True)), compression=grpc.Compression.Gzip)[0]), 314159)
    equal(payload_size(unary("UnaryCall", large(flag(8, False)))[0]), 314159)


def server_compressed_unary():
    for compressed in (True, False):
        equal(payload_size(unary("UnaryCall", large(flag(6, compressed)))[0]), 314159)


def client_streaming():
    response = streaming_input([payload(1, size) for size in (27182, 8, 1828, 45904)])
    equal(fields(response)[1], [74922])


def client_compressed_streaming():
    request = payload(1, 27182) + flag(2, True)
    refused(lambda: streaming_input([request]), grpc.StatusCode.INVALID_ARGUMENT)
    equal(fields(streaming_input([request, request], compression=grpc.Compression.Gzip))[1], [54364])


def server_streaming():
    equal([payload_size(response) for response in streaming_output(output(*SIZES))], SIZES)


def server_compressed_streaming():
    request = block(2, number(1, 31415) + flag(3, True)) + block(2, number(1, 92653) + flag(3, False))
    equal([payload_size(response) for response in streaming_output(request)], [31415, 92653])


def ping_pong():
    requests = queue.Queue()
    call = full_duplex(iter(requests.get, None))
    sizes = []
    for size in SIZES:
        requests.put(output(size) + payload(3, 27182))
        sizes.append(payload_size(next(call)))
    requests.put(None)
    equal(list(call), [])
    equal(sizes, SIZES)


def empty_stream():
    equal(list(full_duplex(iter([]))), [])


def custom_metadata():
    metadata = (("x-grpc-test-echo-initial", "test_initial_metadata_value"), ("x-grpc-test-echo-trailing-bin", b"\xab\xab\xab"))
    _, call = unary("UnaryCall", large(), metadata=metadata)
    equal(dict(call.initial_metadata())["x-grpc-test-echo-initial"], "test_initial_metadata_value")
    equal(dict(call.trailing_metadata())["x-grpc-test-echo-trailing-bin"], b"\xab\xab\xab")
    call = full_duplex(iter([output(9)]), metadata=metadata)
    list(call)
    equal(dict(call.initial_metadata())["x-grpc-test-echo-initial"], "test_initial_metadata_value")
    equal(dict(call.trailing_metadata())["x-grpc-test-echo-trailing-bin"], b"\xab\xab\xab")


def status_code_and_message():
    message = "test status message"
    equal(refused(lambda: unary("UnaryCall", status(7, 2, message)), grpc.StatusCode.UNKNOWN).details(), message)
    equal(refused(lambda: list(full_duplex(iter([status(7, 2, message)]))), grpc.StatusCode.UNKNOWN).details(), message)


def special_status_message():
    message = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
    equal(refused(lambda: unary("UnaryCall", status(7, 2, message)), grpc.StatusCode.UNKNOWN).details(), message)


def unimplemented_method():
    refused(lambda: unary("UnimplementedCall", b""), grpc.StatusCode.UNIMPLEMENTED)


def unimplemented_service():
    refused(lambda: unary("UnimplementedCall", b"", "/grpc.testing.UnimplementedService/"), grpc.StatusCode.UNIMPLEMENTED)


def cancel_after_begin():
    requests = queue.Queue()
    call = channel.stream_unary(SERVICE + "StreamingInputCall").future(iter(requests.get, None))
    call.cancel()
    equal(call.code(), grpc.StatusCode.CANCELLED)
    requests.put(None)


def cancel_after_first_response():
    requests = queue.Queue()
    call = full_duplex(iter(requests.get, None))
    requests.put(output(31415))
    equal(payload_size(next(call)), 31415)
    call.cancel()
    refused(lambda: next(call), grpc.StatusCode.CANCELLED)
    requests.put(None)


def timeout_on_sleeping_server():
    request = payload(3, 27182) + block(2, number(1, 1) + number(2, 30_000_000))
    refused(lambda: list(full_duplex(iter([request]), timeout=0.001)), grpc.StatusCode.DEADLINE_EXCEEDED)


def message_too_large():
    error = refused(lambda: unary("UnaryCall", payload(3, 5 * 1024 * 1024)), grpc.StatusCode.RESOURCE_EXHAUSTED)
    assert "4194304" in error.details(), error.details()
    equal(unary("EmptyCall", b"")[0], b"")


def slow_reader():
    size = 0
    for response in streaming_output(output(*[256 * 1024] * 100)):
        size += payload_size(response)
        # Longer than a message takes, so that the windows of HTTP/2 fill up.
        time.sleep(0.002)
    equal(size, 100 * 256 * 1024)


def many_streams_at_once():
    calls = []
    for _ in range(200):
        requests = queue.Queue()
        calls.append((requests, full_duplex(iter(requests.get, None))))
        requests.put(output(9))
    # All are open at this moment.
    equal([payload_size(next(call)) for _, call in calls], [9] * 200)
    for requests, _ in calls:
        requests.put(None)
    equal([call.code() for _, call in calls], [grpc.StatusCode.OK] * 200)


run_cases(
    empty_unary, large_unary, client_compressed_unary, server_compressed_unary, client_streaming, client_compressed_streaming,
    server_streaming, server_compressed_streaming, ping_pong, empty_stream, custom_metadata, status_code_and_message,
    special_status_message, unimplemented_method, unimplemented_service, cancel_after_begin, cancel_after_first_response,
    timeout_on_sleeping_server, message_too_large, slow_reader, many_streams_at_once,
)
