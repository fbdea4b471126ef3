// The API of the server with @connectrpc/connect-node, over each of its wires.
//   node connect-clinic.mjs HTTP2_ADDRESS HTTP1_ADDRESS TOKEN DIRECTORY_OF_BUF_YAML
import { execFileSync } from 'node:child_process';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { createFileRegistry, create, fromBinary, fromJson, toJson } from '@bufbuild/protobuf';
import { anyPack, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createConnectTransport, createGrpcTransport, createGrpcWebTransport } from '@connectrpc/connect-node';
import { openCourse } from './clinic.mjs';
import { equal, runCases } from './report.mjs';

const [http2, http1, token, protos] = process.argv.slice(2);
const image = execFileSync('node_modules/.bin/buf', ['build', protos, '-o', '-'], { cwd: import.meta.dirname });
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, image));
const OpenCourseRequest = registry.getMessage('ipt.v1.OpenCourseRequest');
const CourseEvent = registry.getMessage('ipt.v1.CourseEvent');
const ErrorInfo = registry.getMessage('google.rpc.ErrorInfo');
const jsonOptions = { registry };

// Connect does not tell which HTTP method it chose, so Node is asked.
let lastHttpMethod;
const { request: httpRequest } = http;
http.request = (url, options, ...rest) => {
  lastHttpMethod = options.method;
  return httpRequest(url, options, ...rest);
};
syncBuiltinESMExports();

const bearer = (next) => (request) => {
  request.header.set('authorization', `Bearer ${token}`);
  return next(request);
};

async function collect(responses) {
  const messages = [];
  for await (const response of responses) {
    messages.push(response);
  }
  return messages;
}

const refusal = (promise) => promise.then(() => { throw new Error('expected a refusal, found an answer'); }, (error) => ConnectError.from(error));

function casesOf(transport) {
  const referrals = createClient(registry.getService('ipt.v1.ReferralService'), transport([bearer]));
  const courses = createClient(registry.getService('ipt.v1.CourseService'), transport([bearer]));

  async function opened() {
    const request = fromJson(OpenCourseRequest, openCourse());
    return { request, result: (await referrals.openCourse(request)).result };
  }

  return {
    open_course: async () => {
      const { request, result } = await opened();
      equal([result.course, Number(result.version), result.events[0].type, result.events[0].actor], [request.course, result.events.length, 'course_opened', 'ada-okafor'], 'answer');
    },

    repeated_request: async () => {
      const { request, result } = await opened();
      const { result: second } = await referrals.openCourse(request);
      const json = (answer) => toJson(registry.getMessage('ipt.v1.CommandResult'), answer, jsonOptions);
      equal(json(second), json(result), 'second answer');
    },

    get_course: async () => {
      const { request } = await opened();
      const { course } = await courses.getCourse({ course: request.course });
      const phase = registry.getEnum('ipt.v1.Phase').values.find(({ number }) => number === course.lifecycle.phase).name;
      equal([course.referral.clientRef, phase], [request.clientRef, 'PHASE_REFERRAL'], 'course');
    },

    stream_history: async () => {
      const { request, result } = await opened();
      const history = await collect(courses.streamHistory({ course: request.course }));
      const json = (event) => toJson(CourseEvent, event, jsonOptions);
      equal(history.map(({ event }) => json(event)), result.events.map(json), 'events');
    },

    import_commands: async () => {
      const commands = [openCourse(), { ...openCourse(), service: '' }].map((command) => ({ command: anyPack(OpenCourseRequest, fromJson(OpenCourseRequest, command)) }));
      const response = await courses.importCommands((async function* () { yield* commands; })());
      equal([response.received, response.accepted, response.refused].map(Number), [2, 1, 1], 'counts');
      equal([Number(response.failures[0].index), response.failures[0].status.code], [1, Code.InvalidArgument], 'failure');
    },

    refusal_with_details: async () => {
      const { request } = await opened();
      const error = await refusal(referrals.openCourse(create(OpenCourseRequest, { ...request, clientRef: 'client-other' })));
      equal(Code[error.code], 'AlreadyExists', 'code');
      equal(error.findDetails(ErrorInfo).map(({ reason, domain }) => [reason, domain]), [['REQUEST_ID_REUSED', 'iptactors.dev']], 'ErrorInfo');
    },

    without_a_token: async () => {
      const stranger = createClient(registry.getService('ipt.v1.CourseService'), transport([]));
      equal(Code[(await refusal(stranger.getCourse({ course: openCourse().course }))).code], 'Unauthenticated', 'code');
      equal(Code[(await refusal(collect(stranger.streamHistory({ course: openCourse().course })))).code], 'Unauthenticated', 'code of the stream');
    },
  };
}

const wires = {
  grpc: (interceptors) => createGrpcTransport({ baseUrl: http2, interceptors }),
  grpc_web: (interceptors) => createGrpcWebTransport({ baseUrl: http1, httpVersion: '1.1', interceptors }),
  connect: (interceptors) => createConnectTransport({ baseUrl: http1, httpVersion: '1.1', useBinaryFormat: true, interceptors }),
  connect_json: (interceptors) => createConnectTransport({ baseUrl: http1, httpVersion: '1.1', useBinaryFormat: false, jsonOptions, interceptors }),
};

const all = {};
for (const [wire, transport] of Object.entries(wires)) {
  for (const [name, run] of Object.entries(casesOf(transport))) {
    all[`${wire}/${name}`] = run;
  }
}
for (const [wire, useBinaryFormat] of [['connect', true], ['connect_json', false]]) {
  all[`${wire}/get_course_by_http_get`] = async () => {
    const transport = createConnectTransport({ baseUrl: http1, httpVersion: '1.1', useBinaryFormat, useHttpGet: true, jsonOptions, interceptors: [bearer] });
    const request = fromJson(OpenCourseRequest, openCourse());
    await createClient(registry.getService('ipt.v1.ReferralService'), transport).openCourse(request);
    equal(lastHttpMethod, 'POST', 'HTTP method of a command');
    const { course } = await createClient(registry.getService('ipt.v1.CourseService'), transport).getCourse({ course: request.course });
    equal([lastHttpMethod, course.referral.clientRef], ['GET', request.clientRef], 'HTTP method and course');
  };
}
await runCases(all);
process.exit(0);
