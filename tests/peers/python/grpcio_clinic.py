"""The API of the server with grpcio and Google's protobuf for Python.

/usr/bin/python3 grpcio_clinic.py HOST:PORT TOKEN DESCRIPTOR_SET_FILE
"""

import sys
import uuid

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

from report import equal, run_cases

CASE_TIMEOUT_S = 20

target, token, descriptor_set = sys.argv[1:]
pool = descriptor_pool.DescriptorPool()
with open(descriptor_set, "rb") as file:
    for proto in descriptor_pb2.FileDescriptorSet.FromString(file.read()).file:
        pool.Add(proto)
channel = grpc.insecure_channel(target)
BEARER = (("authorization", "Bearer " + token),)


def message(name):
    descriptor = pool.FindMessageTypeByName(name)
    # Protobuf 4.22 renamed it.
    if hasattr(message_factory, "GetMessageClass"):
        return message_factory.GetMessageClass(descriptor)
    return message_factory.MessageFactory(pool).GetPrototype(descriptor)


OpenCourseRequest = message("ipt.v1.OpenCourseRequest")
OpenCourseResponse = message("ipt.v1.OpenCourseResponse")
GetCourseRequest = message("ipt.v1.GetCourseRequest")
GetCourseResponse = message("ipt.v1.GetCourseResponse")
StreamHistoryRequest = message("ipt.v1.StreamHistoryRequest")
StreamHistoryResponse = message("ipt.v1.StreamHistoryResponse")
ImportCommandsRequest = message("ipt.v1.ImportCommandsRequest")
ImportCommandsResponse = message("ipt.v1.ImportCommandsResponse")
Status = message("google.rpc.Status")
ErrorInfo = message("google.rpc.ErrorInfo")

open_course_of = channel.unary_unary("/ipt.v1.ReferralService/OpenCourse", OpenCourseRequest.SerializeToString, OpenCourseResponse.FromString)
get_course_of = channel.unary_unary("/ipt.v1.CourseService/GetCourse", GetCourseRequest.SerializeToString, GetCourseResponse.FromString)
stream_history_of = channel.unary_stream("/ipt.v1.CourseService/StreamHistory", StreamHistoryRequest.SerializeToString, StreamHistoryResponse.FromString)
import_commands_of = channel.stream_unary("/ipt.v1.CourseService/ImportCommands", ImportCommandsRequest.SerializeToString, ImportCommandsResponse.FromString)


def request_to_open(**changes):
    fields = {
        "course": f"clinics/north-house/courses/c-{uuid.uuid4()}",
        "request_id": str(uuid.uuid4()),
        "client_ref": f"client-{uuid.uuid4()}",
        "service": "adult",
        "protocol": "ipt-adult-16",
        "referral_source": "gp",
        **changes,
    }
    request = OpenCourseRequest(**fields)
    request.referred_on.year, request.referred_on.month, request.referred_on.day = 2026, 3, 2
    return request


def call(method, request, metadata=BEARER):
    return method(request, metadata=metadata, timeout=CASE_TIMEOUT_S)


def opened():
    request = request_to_open()
    return request, call(open_course_of, request).result


def refused(send, code):
    try:
        send()
    except grpc.RpcError as error:
        equal(error.code(), code)
        return error
    raise AssertionError(f"expected {code}, found an answer")


def open_course():
    request, result = opened()
    equal((result.course, result.version), (request.course, len(result.events)))
    equal((result.events[0].type, result.events[0].actor), ("course_opened", "ada-okafor"))


def repeated_request():
    request, result = opened()
    equal(call(open_course_of, request).result, result)


def get_course():
    request, _ = opened()
    course = call(get_course_of, GetCourseRequest(course=request.course)).course
    phase = pool.FindEnumTypeByName("ipt.v1.Phase").values_by_number[course.lifecycle.phase].name
    equal((course.referral.client_ref, phase), (request.client_ref, "PHASE_REFERRAL"))


def stream_history():
    request, result = opened()
    history = [response.event for response in call(stream_history_of, StreamHistoryRequest(course=request.course))]
    equal(history, list(result.events))


def import_commands():
    commands = []
    for command in (request_to_open(), request_to_open(service="")):
        wrapped = ImportCommandsRequest()
        wrapped.command.type_url = "type.googleapis.com/ipt.v1.OpenCourseRequest"
        wrapped.command.value = command.SerializeToString()
        commands.append(wrapped)
    response = call(import_commands_of, iter(commands))
    equal((response.received, response.accepted, response.refused), (2, 1, 1))
    equal((response.failures[0].index, response.failures[0].status.code), (1, grpc.StatusCode.INVALID_ARGUMENT.value[0]))


def refusal_with_details():
    request, _ = opened()
    request.client_ref = "client-other"
    error = refused(lambda: call(open_course_of, request), grpc.StatusCode.ALREADY_EXISTS)
    status = Status.FromString(dict(error.trailing_metadata())["grpc-status-details-bin"])
    equal((status.code, status.message), (error.code().value[0], error.details()))
    [packed] = [detail for detail in status.details if detail.type_url == "type.googleapis.com/google.rpc.ErrorInfo"]
    info = ErrorInfo.FromString(packed.value)
    equal((info.reason, info.domain), ("REQUEST_ID_REUSED", "iptactors.dev"))


def without_a_token():
    refused(lambda: call(get_course_of, GetCourseRequest(course=request_to_open().course), ()), grpc.StatusCode.UNAUTHENTICATED)


run_cases(open_course, repeated_request, get_course, stream_history, import_commands, refusal_with_details, without_a_token)
