// The interoperability cases with @grpc/grpc-js.  node grpc-js-interop.mjs HOST:PORT PROTO_DIRECTORY
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import { equal, runCases } from './report.mjs';

const [target, protos] = process.argv.slice(2);
const definition = protoLoader.loadSync('grpc/testing/test.proto', { includeDirs: [protos], keepCase: true, defaults: true });
const testing = grpc.loadPackageDefinition(definition).grpc.testing;
const insecure = grpc.credentials.createInsecure();
const client = new testing.TestService(target, insecure);
const gzipClient = new testing.TestService(target, insecure, {
  'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip,
});

const zeros = (size) => ({ body: Buffer.alloc(size) });
const SIZES = [31415, 9, 2653, 58979];
const LARGE = { response_size: 314159, payload: zeros(271828) };
const NO_COMPRESS = 2; // grpc.writeFlags names it, but only for this one call

function unary(method, request, { on = client, metadata = new grpc.Metadata(), options = {} } = {}) {
  return new Promise((resolve) => {
    const result = {};
    const call = on[method](request, metadata, options, (error, response) => Object.assign(result, { error, response }));
    call.on('metadata', (headers) => (result.headers = headers));
    call.on('status', (status) => setImmediate(() => resolve({ ...result, status })));
  });
}

async function refused(promise, code) {
  const { error } = await promise;
  equal(error?.code, code, 'status code');
  return error;
}

function collect(stream) {
  return new Promise((resolve, reject) => {
    const sizes = [];
    stream.on('data', (response) => sizes.push(response.payload.body.length));
    stream.on('end', () => resolve(sizes));
    stream.on('error', reject);
  });
}

function inputs(on, messages) {
  return new Promise((resolve) => {
    const call = on.StreamingInputCall((error, response) => resolve({ error, response }));
    for (const [message, flags] of messages) {
      call.write(message, flags);
    }
    call.end();
  });
}

await runCases({
  empty_unary: async () => equal((await unary('EmptyCall', {})).response, {}, 'response'),

  large_unary: async () => equal((await unary('UnaryCall', LARGE)).response.payload.body.length, 314159, 'payload'),

  client_compressed_unary: async () => {
    await refused(unary('UnaryCall', { ...LARGE, expect_compressed: { value: true } }), grpc.status.INVALID_ARGUMENT);
    const packed = await unary('UnaryCall', { ...LARGE, expect_compressed: { value: true } }, { on: gzipClient });
    const plain = await unary('UnaryCall', { ...LARGE, expect_compressed: { value: false } });
    equal([packed.response?.payload.body.length, plain.response?.payload.body.length], [314159, 314159], 'payloads');
  },

  server_compressed_unary: async () => {
    for (const value of [true, false]) {
      const { response, headers } = await unary('UnaryCall', { ...LARGE, response_compressed: { value } });
      equal(response.payload.body.length, 314159, 'payload');
      equal(headers.get('grpc-encoding').includes('gzip'), false, 'encoding is hidden from applications');
    }
  },

  client_streaming: async () => {
    const { response } = await inputs(client, [27182, 8, 1828, 45904].map((size) => [{ payload: zeros(size) }]));
    equal(response?.aggregated_payload_size, 74922, 'sum');
  },

  client_compressed_streaming: async () => {
    const expecting = (value, size) => ({ expect_compressed: { value }, payload: zeros(size) });
    const probe = await inputs(client, [[expecting(true, 27182)]]);
    equal(probe.error?.code, grpc.status.INVALID_ARGUMENT, 'probe');
    const { error, response } = await inputs(gzipClient, [[expecting(true, 27182)], [expecting(false, 45904), NO_COMPRESS]]);
    equal(error, null, 'error');
    equal(response.aggregated_payload_size, 73086, 'sum');
  },

  server_streaming: async () =>
    equal(await collect(client.StreamingOutputCall({ response_parameters: SIZES.map((size) => ({ size })) })), SIZES, 'sizes'),

  server_compressed_streaming: async () => {
    const response_parameters = [{ compressed: { value: true }, size: 31415 }, { compressed: { value: false }, size: 92653 }];
    equal(await collect(client.StreamingOutputCall({ response_parameters })), [31415, 92653], 'sizes');
  },

  ping_pong: async () => {
    const call = client.FullDuplexCall();
    const sizes = [];
    const ended = new Promise((resolve, reject) => call.on('end', resolve).on('error', reject));
    const ask = () => call.write({ response_parameters: [{ size: SIZES[sizes.length] }], payload: zeros(27182) });
    call.on('data', (response) => {
      sizes.push(response.payload.body.length);
      sizes.length < SIZES.length ? ask() : call.end();
    });
    ask();
    await ended;
    equal(sizes, SIZES, 'sizes');
  },

  empty_stream: async () => {
    const call = client.FullDuplexCall();
    call.end();
    equal(await collect(call), [], 'sizes');
  },

  custom_metadata: async () => {
    const metadata = new grpc.Metadata();
    metadata.set('x-grpc-test-echo-initial', 'test_initial_metadata_value');
    metadata.set('x-grpc-test-echo-trailing-bin', Buffer.from([0xab, 0xab, 0xab]));
    const { headers, status } = await unary('UnaryCall', LARGE, { metadata });
    equal(headers.get('x-grpc-test-echo-initial'), ['test_initial_metadata_value'], 'initial');
    equal(status.metadata.get('x-grpc-test-echo-trailing-bin')[0].toString('hex'), 'ababab', 'trailing');

    const call = client.FullDuplexCall(metadata);
    const initial = new Promise((resolve) => call.on('metadata', resolve));
    const final = new Promise((resolve) => call.on('status', resolve));
    call.on('error', () => {});
    call.write({ response_parameters: [{ size: 9 }] });
    call.end();
    await collect(call);
    equal((await initial).get('x-grpc-test-echo-initial'), ['test_initial_metadata_value'], 'initial of the stream');
    equal((await final).metadata.get('x-grpc-test-echo-trailing-bin')[0].toString('hex'), 'ababab', 'trailing of the stream');
  },

  status_code_and_message: async () => {
    const response_status = { code: 2, message: 'test status message' };
    equal((await refused(unary('UnaryCall', { response_status }), 2)).details, response_status.message, 'message');
    const call = client.FullDuplexCall();
    call.write({ response_status });
    call.end();
    const error = await collect(call).then(() => null, (e) => e);
    equal([error?.code, error?.details], [2, response_status.message], 'status of the stream');
  },

  special_status_message: async () => {
    const message = '\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n';
    equal((await refused(unary('UnaryCall', { response_status: { code: 2, message } }), 2)).details, message, 'message');
  },

  unimplemented_method: () => refused(unary('UnimplementedCall', {}), grpc.status.UNIMPLEMENTED),

  unimplemented_service: () =>
    refused(unary('UnimplementedCall', {}, { on: new testing.UnimplementedService(target, insecure) }), grpc.status.UNIMPLEMENTED),

  cancel_after_begin: async () => {
    const error = await new Promise((resolve) => {
      const call = client.StreamingInputCall((e) => resolve(e));
      call.cancel();
    });
    equal(error?.code, grpc.status.CANCELLED, 'status code');
  },

  cancel_after_first_response: async () => {
    const call = client.FullDuplexCall();
    const error = await new Promise((resolve) => {
      call.on('data', () => call.cancel());
      call.on('error', resolve);
      call.write({ response_parameters: [{ size: 31415 }], payload: zeros(27182) });
    });
    equal(error.code, grpc.status.CANCELLED, 'status code');
  },

  timeout_on_sleeping_server: async () => {
    const call = client.FullDuplexCall(new grpc.Metadata(), { deadline: Date.now() + 1 });
    const error = await new Promise((resolve) => {
      call.on('error', resolve).on('data', () => {});
      call.write({ payload: zeros(27182), response_parameters: [{ size: 1, interval_us: 30_000_000 }] });
    });
    equal(error.code, grpc.status.DEADLINE_EXCEEDED, 'status code');
  },

  concurrent_large_unary: async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => unary('UnaryCall', LARGE)));
    equal(all.filter(({ response }) => response?.payload.body.length === 314159).length, 100, 'answers');
  },

  message_too_large: async () => {
    const error = await refused(unary('UnaryCall', { payload: zeros(5 * 1024 * 1024) }), grpc.status.RESOURCE_EXHAUSTED);
    equal(error.details.includes('4194304'), true, 'the limit is named');
    equal((await unary('EmptyCall', {})).error, null, 'the connection goes on');
  },

  slow_reader: async () => {
    const call = client.StreamingOutputCall({ response_parameters: Array(100).fill({ size: 256 * 1024 }) });
    let bytes = 0;
    for await (const response of call) {
      bytes += response.payload.body.length;
      // Longer than a message takes, so that the windows of HTTP/2 fill up.
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    equal(bytes, 100 * 256 * 1024, 'bytes');
  },

  many_streams_at_once: async () => {
    const calls = Array.from({ length: 200 }, () => client.FullDuplexCall());
    const first = (call) => new Promise((resolve, reject) => call.once('data', resolve).once('error', reject));
    const answers = calls.map(first);
    calls.forEach((call) => call.write({ response_parameters: [{ size: 9 }] }));
    // All are open at this moment.
    equal((await Promise.all(answers)).every(({ payload }) => payload.body.length === 9), true, 'answers');
    const ends = calls.map((call) => new Promise((resolve) => call.on('status', resolve).resume()));
    calls.forEach((call) => call.end());
    equal((await Promise.all(ends)).every(({ code }) => code === grpc.status.OK), true, 'ends');
  },
});
client.close();
gzipClient.close();
process.exit(0);
