// The interoperability cases with @connectrpc/connect-node, over each of its wires.
//   node connect-interop.mjs HTTP2_ADDRESS HTTP1_ADDRESS PROTO_DIRECTORY
import { execFileSync } from 'node:child_process';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, createClient, encodeBinaryHeader, decodeBinaryHeader } from '@connectrpc/connect';
import { compressionGzip, createConnectTransport, createGrpcTransport, createGrpcWebTransport } from '@connectrpc/connect-node';
import { equal, runCases } from './report.mjs';

const [http2, http1, protos] = process.argv.slice(2);
const image = execFileSync('node_modules/.bin/buf', ['build', protos, '-o', '-'], { cwd: import.meta.dirname });
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, image));
const testService = registry.getService('grpc.testing.TestService');
const unimplementedService = registry.getService('grpc.testing.UnimplementedService');

// Connect does not tell which HTTP method it chose, so Node is asked.
let lastHttpMethod;
const { request } = http;
http.request = (url, options, ...rest) => {
  lastHttpMethod = options.method;
  return request(url, options, ...rest);
};
syncBuiltinESMExports();

const SIZES = [31415, 9, 2653, 58979];
const zeros = (size) => ({ body: new Uint8Array(size) });
const LARGE = { responseSize: 314159, payload: zeros(271828) };

async function* stream(...messages) {
  yield* messages;
}

async function refused(promise, code) {
  const error = await promise.then(() => null, (e) => ConnectError.from(e));
  equal(error && Code[error.code], Code[code], 'code');
  return error;
}

async function sizesOf(responses) {
  const sizes = [];
  for await (const response of responses) {
    sizes.push(response.payload.body.length);
  }
  return sizes;
}

function casesOf(transport, { duplex, gzip }) {
  const client = createClient(testService, transport());
  const gzipClient = createClient(testService, transport({ sendCompression: compressionGzip }));
  const cases = {
    empty_unary: async () => equal((await client.emptyCall({})).$typeName, 'grpc.testing.Empty', 'type'),

    large_unary: async () => equal((await client.unaryCall(LARGE)).payload.body.length, 314159, 'payload'),

    server_compressed_unary: async () => {
      for (const value of [true, false]) {
        equal((await client.unaryCall({ ...LARGE, responseCompressed: { value } })).payload.body.length, 314159, 'payload');
      }
    },

    client_streaming: async () => {
      const requests = [27182, 8, 1828, 45904].map((size) => ({ payload: zeros(size) }));
      equal((await client.streamingInputCall(stream(...requests))).aggregatedPayloadSize, 74922, 'sum');
    },

    server_streaming: async () =>
      equal(await sizesOf(client.streamingOutputCall({ responseParameters: SIZES.map((size) => ({ size })) })), SIZES, 'sizes'),

    server_compressed_streaming: async () => {
      const responseParameters = [{ compressed: { value: true }, size: 31415 }, { compressed: { value: false }, size: 92653 }];
      equal(await sizesOf(client.streamingOutputCall({ responseParameters })), [31415, 92653], 'sizes');
    },

    custom_metadata: async () => {
      let header, trailer;
      const headers = {
        'x-grpc-test-echo-initial': 'test_initial_metadata_value',
        'x-grpc-test-echo-trailing-bin': encodeBinaryHeader(new Uint8Array([0xab, 0xab, 0xab])),
      };
      await client.unaryCall(LARGE, { headers, onHeader: (h) => (header = h), onTrailer: (t) => (trailer = t) });
      equal(header.get('x-grpc-test-echo-initial'), 'test_initial_metadata_value', 'initial');
      equal([...decodeBinaryHeader(trailer.get('x-grpc-test-echo-trailing-bin'))], [0xab, 0xab, 0xab], 'trailing');
      await sizesOf(client.streamingOutputCall({ responseParameters: [{ size: 9 }] }, { headers, onHeader: (h) => (header = h), onTrailer: (t) => (trailer = t) }));
      equal(header.get('x-grpc-test-echo-initial'), 'test_initial_metadata_value', 'initial of the stream');
      equal([...decodeBinaryHeader(trailer.get('x-grpc-test-echo-trailing-bin'))], [0xab, 0xab, 0xab], 'trailing of the stream');
    },

    status_code_and_message: async () => {
      const responseStatus = { code: 2, message: 'test status message' };
      equal((await refused(client.unaryCall({ responseStatus }), Code.Unknown)).rawMessage, responseStatus.message, 'message');
      equal((await refused(sizesOf(client.streamingOutputCall({ responseStatus })), Code.Unknown)).rawMessage, responseStatus.message, 'message of the stream');
    },

    every_code_arrives: async () => {
      for (let code = 1; code <= 16; code++) {
        await refused(client.unaryCall({ responseStatus: { code, message: '' } }), code);
      }
    },

    special_status_message: async () => {
      const message = '\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n';
      equal((await refused(client.unaryCall({ responseStatus: { code: 2, message } }), Code.Unknown)).rawMessage, message, 'message');
    },

    unimplemented_method: () => refused(client.unimplementedCall({}), Code.Unimplemented),

    unimplemented_service: () => refused(createClient(unimplementedService, transport()).unimplementedCall({}), Code.Unimplemented),

    timeout_on_sleeping_server: () =>
      refused(sizesOf(client.streamingOutputCall({ responseParameters: [{ size: 1, intervalUs: 30_000_000 }] }, { timeoutMs: 50 })), Code.DeadlineExceeded),

    cancel_after_begin: async () => {
      const controller = new AbortController();
      const call = client.streamingInputCall((async function* () { yield { payload: zeros(1) }; await new Promise(() => {}); })(), { signal: controller.signal });
      controller.abort();
      await refused(call, Code.Canceled);
    },
  };
  if (gzip) {
    cases.client_compressed_unary = async () => {
      await refused(client.unaryCall({ ...LARGE, expectCompressed: { value: true } }), Code.InvalidArgument);
      equal((await gzipClient.unaryCall({ ...LARGE, expectCompressed: { value: true } })).payload.body.length, 314159, 'payload');
      equal((await client.unaryCall({ ...LARGE, expectCompressed: { value: false } })).payload.body.length, 314159, 'payload');
    };
    cases.client_compressed_streaming = async () => {
      const request = { expectCompressed: { value: true }, payload: zeros(27182) };
      await refused(client.streamingInputCall(stream(request)), Code.InvalidArgument);
      equal((await gzipClient.streamingInputCall(stream(request, request))).aggregatedPayloadSize, 54364, 'sum');
    };
  }
  if (duplex) {
    cases.ping_pong = async () => {
      let proceed;
      const sizes = [];
      async function* requests() {
        for (const size of SIZES) {
          yield { responseParameters: [{ size }], payload: zeros(27182) };
          await new Promise((resolve) => (proceed = resolve));
        }
      }
      for await (const response of client.fullDuplexCall(requests())) {
        sizes.push(response.payload.body.length);
        // The generator may not have reached its wait yet.
        setImmediate(() => proceed());
      }
      equal(sizes, SIZES, 'sizes');
    };
    cases.empty_stream = async () => equal(await sizesOf(client.fullDuplexCall(stream())), [], 'sizes');
    cases.cancel_after_first_response = async () => {
      const controller = new AbortController();
      const call = client.fullDuplexCall((async function* () { yield { responseParameters: [{ size: 31415 }] }; await new Promise(() => {}); })(), { signal: controller.signal });
      const seen = (async () => {
        for await (const _ of call) {
          controller.abort();
        }
      })();
      await refused(seen, Code.Canceled);
    };
  }
  return cases;
}

const wires = {
  grpc: [(o) => createGrpcTransport({ baseUrl: http2, ...o }), { duplex: true, gzip: true }],
  grpc_json: [(o) => createGrpcTransport({ baseUrl: http2, useBinaryFormat: false, ...o }), { duplex: true, gzip: true }],
  grpc_web_http2: [(o) => createGrpcWebTransport({ baseUrl: http2, httpVersion: '2', ...o }), { duplex: true, gzip: true }],
  grpc_web_http1: [(o) => createGrpcWebTransport({ baseUrl: http1, httpVersion: '1.1', ...o }), { duplex: false, gzip: true }],
  connect_http2: [(o) => createConnectTransport({ baseUrl: http2, httpVersion: '2', useBinaryFormat: true, ...o }), { duplex: true, gzip: true }],
  connect_json_http2: [(o) => createConnectTransport({ baseUrl: http2, httpVersion: '2', useBinaryFormat: false, ...o }), { duplex: true, gzip: true }],
  connect_http1: [(o) => createConnectTransport({ baseUrl: http1, httpVersion: '1.1', useBinaryFormat: true, ...o }), { duplex: false, gzip: true }],
  connect_json_http1: [(o) => createConnectTransport({ baseUrl: http1, httpVersion: '1.1', useBinaryFormat: false, ...o }), { duplex: false, gzip: true }],
};

const all = {};
for (const [wire, [transport, features]] of Object.entries(wires)) {
  for (const [name, run] of Object.entries(casesOf(transport, features))) {
    all[`${wire}/${name}`] = run;
  }
}
for (const [wire, useBinaryFormat, more] of [['connect', true, {}], ['connect_json', false, {}], ['connect_gzip', true, { sendCompression: compressionGzip, compressMinBytes: 1 }]]) {
  all[`${wire}_get/cacheable_unary`] = async () => {
    const client = createClient(testService, createConnectTransport({ baseUrl: http1, httpVersion: '1.1', useBinaryFormat, useHttpGet: true, ...more }));
    equal((await client.cacheableUnaryCall({ responseSize: 9, payload: zeros(500) })).payload.body.length, 9, 'payload');
    equal(lastHttpMethod, 'GET', 'HTTP method');
  };
}
await runCases(all);
process.exit(0);
