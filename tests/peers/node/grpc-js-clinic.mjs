// The API of the server with @grpc/grpc-js, loaded from its .proto files.
//   node grpc-js-clinic.mjs HOST:PORT TOKEN PROTO_DIRECTORY...
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import { openCourse } from './clinic.mjs';
import { equal, runCases } from './report.mjs';

const [target, token, ...includeDirs] = process.argv.slice(2);
const files = ['ipt/v1/referral_service.proto', 'ipt/v1/course_service.proto', 'google/rpc/status.proto', 'google/rpc/error_details.proto'];
const loaded = grpc.loadPackageDefinition(protoLoader.loadSync(files, { includeDirs, keepCase: true, defaults: true, longs: Number, enums: String }));
const { ReferralService, CourseService } = loaded.ipt.v1;
const { Status, ErrorInfo } = loaded.google.rpc;
const referrals = new ReferralService(target, grpc.credentials.createInsecure());
const courses = new CourseService(target, grpc.credentials.createInsecure());
const bearer = new grpc.Metadata();
bearer.set('authorization', `Bearer ${token}`);

function call(client, method, request, metadata = bearer) {
  return new Promise((resolve, reject) => client[method](request, metadata, (error, response) => (error ? reject(error) : resolve(response))));
}

function collect(stream) {
  return new Promise((resolve, reject) => {
    const messages = [];
    stream.on('data', (message) => messages.push(message)).on('end', () => resolve(messages)).on('error', reject);
  });
}

const refusal = (promise) => promise.then(() => { throw new Error('expected a refusal, found an answer'); }, (error) => error);

async function opened() {
  const request = openCourse();
  return { request, result: (await call(referrals, 'OpenCourse', request)).result };
}

await runCases({
  open_course: async () => {
    const { request, result } = await opened();
    equal([result.course, result.version, result.events[0].type, result.events[0].actor], [request.course, result.events.length, 'course_opened', 'ada-okafor'], 'answer');
  },

  repeated_request: async () => {
    const { request, result } = await opened();
    equal((await call(referrals, 'OpenCourse', request)).result, result, 'second answer');
  },

  get_course: async () => {
    const { request } = await opened();
    const { course } = await call(courses, 'GetCourse', { course: request.course });
    equal([course.referral.client_ref, course.lifecycle.phase], [request.client_ref, 'PHASE_REFERRAL'], 'course');
  },

  stream_history: async () => {
    const { request, result } = await opened();
    const history = await collect(courses.StreamHistory({ course: request.course }, bearer));
    equal(history.map(({ event }) => event), result.events, 'events');
  },

  import_commands: async () => {
    const good = openCourse();
    const pack = (request) => ({
      command: { type_url: 'type.googleapis.com/ipt.v1.OpenCourseRequest', value: ReferralService.service.OpenCourse.requestSerialize(request) },
    });
    const response = await new Promise((resolve, reject) => {
      const stream = courses.ImportCommands(bearer, (error, answer) => (error ? reject(error) : resolve(answer)));
      stream.write(pack(good));
      stream.write(pack({ ...openCourse(), service: '' }));
      stream.end();
    });
    equal([response.received, response.accepted, response.refused], [2, 1, 1], 'counts');
    equal([response.failures[0].index, response.failures[0].status.code], [1, grpc.status.INVALID_ARGUMENT], 'failure');
  },

  refusal_with_details: async () => {
    const { request } = await opened();
    const error = await refusal(call(referrals, 'OpenCourse', { ...request, client_ref: 'client-other' }));
    equal(error.code, grpc.status.ALREADY_EXISTS, 'code');
    const status = Status.deserialize(error.metadata.get('grpc-status-details-bin')[0]);
    equal([status.code, status.message], [error.code, error.details], 'status in the details');
    const info = status.details.find(({ type_url }) => type_url === 'type.googleapis.com/google.rpc.ErrorInfo');
    const { reason, domain } = ErrorInfo.deserialize(info.value);
    equal([reason, domain], ['REQUEST_ID_REUSED', 'iptactors.dev'], 'ErrorInfo');
  },

  without_a_token: async () =>
    equal((await refusal(call(courses, 'GetCourse', { course: openCourse().course }, new grpc.Metadata()))).code, grpc.status.UNAUTHENTICATED, 'code'),
});
process.exit(0);
