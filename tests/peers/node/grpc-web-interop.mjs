// The interoperability cases with grpc-web, the browsers' client of the gRPC project, as text (base64) and as binary.
// It speaks HTTP/1.1, sends one message a call and hides compression, so what needs more is left out.
//   node grpc-web-interop.mjs HTTP1_ADDRESS PROTO_DIRECTORY
import { execFileSync } from 'node:child_process';
import { create, createFileRegistry, fromBinary, toBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import grpcWeb from 'grpc-web';
import xhr2 from 'xhr2';
import { equal, runCases } from './report.mjs';

const [http1, protos] = process.argv.slice(2);
const image = execFileSync('node_modules/.bin/buf', ['build', protos, '-o', '-'], { cwd: import.meta.dirname });
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, image));
const { StatusCode } = grpcWeb;

// The client is made for browsers; Node has no XMLHttpRequest of its own.
globalThis.XMLHttpRequest = xhr2;

const SIZES = [31415, 9, 2653, 58979];
const LARGE = { responseSize: 314159, payload: { body: new Uint8Array(271828) } };
const ECHO = { 'x-grpc-test-echo-initial': 'test_initial_metadata_value', 'x-grpc-test-echo-trailing-bin': 'q6ur' };

function casesOf(format) {
  const client = new grpcWeb.GrpcWebClientBase({ format });

  // The message of a unary call comes to its callback, the messages of a stream as events.
  function run(name, request, { metadata = {}, service = 'grpc.testing.TestService' } = {}) {
    const { input, output, methodKind } = registry.getService(service).methods.find((method) => method.name === name);
    const isUnary = methodKind === 'unary';
    const path = `/${service}/${name}`;
    const method = new grpcWeb.MethodDescriptor(
      path, isUnary ? grpcWeb.MethodType.UNARY : grpcWeb.MethodType.SERVER_STREAMING, Object, Object,
      (message) => toBinary(input, message), (bytes) => fromBinary(output, bytes));
    const call = [new URL(path, http1).href, create(input, request), metadata, method];
    return new Promise((resolve) => {
      const found = { messages: [], metadata: {}, status: null, error: null };
      const responses = isUnary
        ? client.rpcCall(...call, (error, message) => (error ? resolve({ ...found, error }) : found.messages.push(message)))
        : client.serverStreaming(...call);
      responses.on('metadata', (received) => Object.assign(found.metadata, received));
      responses.on('data', (message) => found.messages.push(message));
      responses.on('status', (status) => (found.status = status));
      responses.on('error', (error) => resolve({ ...found, error }));
      responses.on('end', () => setImmediate(() => resolve(found)));
    });
  }

  async function answered(name, request, options) {
    const found = await run(name, request, options);
    equal(found.error?.message, undefined, 'error');
    return found;
  }

  async function refused(code, name, request, options) {
    const { error } = await run(name, request, options);
    equal(error?.code, code, 'code');
    return error;
  }

  return {
    empty_unary: async () => equal((await answered('EmptyCall', {})).messages.length, 1, 'messages'),

    large_unary: async () => equal((await answered('UnaryCall', LARGE)).messages[0].payload.body.length, 314159, 'payload'),

    server_streaming: async () => {
      const { messages } = await answered('StreamingOutputCall', { responseParameters: SIZES.map((size) => ({ size })) });
      equal(messages.map(({ payload }) => payload.body.length), SIZES, 'sizes');
    },

    custom_metadata: async () => {
      const { metadata, status } = await answered('UnaryCall', { responseSize: 9 }, { metadata: ECHO });
      equal(metadata['x-grpc-test-echo-initial'], ECHO['x-grpc-test-echo-initial'], 'initial');
      equal(status.metadata['x-grpc-test-echo-trailing-bin'], ECHO['x-grpc-test-echo-trailing-bin'], 'trailing');
    },

    status_code_and_message: async () => {
      const responseStatus = { code: 2, message: 'test status message' };
      equal((await refused(StatusCode.UNKNOWN, 'UnaryCall', { responseStatus })).message, responseStatus.message, 'message');
      equal((await refused(StatusCode.UNKNOWN, 'StreamingOutputCall', { responseStatus })).message, responseStatus.message, 'message of the stream');
    },

    special_status_message: async () => {
      const message = '\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n';
      equal((await refused(StatusCode.UNKNOWN, 'UnaryCall', { responseStatus: { code: 2, message } })).message, message, 'message');
    },

    unimplemented_method: () => refused(StatusCode.UNIMPLEMENTED, 'UnimplementedCall', {}),

    unimplemented_service: () => refused(StatusCode.UNIMPLEMENTED, 'UnimplementedCall', {}, { service: 'grpc.testing.UnimplementedService' }),

    timeout_on_sleeping_server: () =>
      refused(
        StatusCode.DEADLINE_EXCEEDED, 'StreamingOutputCall', { responseParameters: [{ size: 1, intervalUs: 30_000_000 }] },
        { metadata: { deadline: String(Date.now() + 500) } }),
  };
}

const all = {};
for (const format of ['text', 'binary']) {
  for (const [name, run] of Object.entries(casesOf(format))) {
    all[`${format}/${name}`] = run;
  }
}
await runCases(all);
process.exit(0);
