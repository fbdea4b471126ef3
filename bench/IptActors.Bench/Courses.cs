using Google.Protobuf.WellKnownTypes;
using Google.Type;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using IptActors.Rpc.Client;

namespace IptActors.Bench;

/// <summary>The calls of the benchmarks, typed, on courses numbered from 0.</summary>
internal sealed class Courses(RpcChannel channel)
{
    public const string Clinic = "bench";
    public const string Therapist = "ada-okafor";

    private static readonly RpcMethod<OpenCourseRequest, OpenCourseResponse> OpenMethod =
        RpcMethod.Find<OpenCourseRequest, OpenCourseResponse>(ReferralServiceReflection.Descriptor, "ReferralService", "OpenCourse");

    private static readonly RpcMethod<AssignTherapistRequest, AssignTherapistResponse> AssignMethod =
        RpcMethod.Find<AssignTherapistRequest, AssignTherapistResponse>(ReferralServiceReflection.Descriptor, "ReferralService", "AssignTherapist");

    private static readonly RpcMethod<RecordSamplesRequest, RecordSamplesResponse> RecordMethod =
        RpcMethod.Find<RecordSamplesRequest, RecordSamplesResponse>(BetweenSessionServiceReflection.Descriptor, "BetweenSessionService", "RecordSamples");

    private static readonly RpcMethod<GetCourseRequest, GetCourseResponse> GetMethod =
        RpcMethod.Find<GetCourseRequest, GetCourseResponse>(CourseServiceReflection.Descriptor, "CourseService", "GetCourse");

    /// <summary>Resource name of a course.</summary>
    public static string Name(int course) => $"clinics/{Clinic}/courses/c{course:D6}";

    /// <summary>Opens a course and gives it its therapist: two commands, two events.</summary>
    public async Task OpenAsync(int course)
    {
        var request = new OpenCourseRequest
        {
            Course = Name(course),
            RequestId = Guid.NewGuid().ToString(),
            ClientRef = $"client-{course}",
            Service = "talking-therapies",
            Protocol = "ipt-adult-16",
            ReferredOn = new Date { Year = 2026, Month = 1, Day = 5 },
            ReferralSource = "gp",
        };
        await channel.UnaryAsync(OpenMethod, request);
        await channel.UnaryAsync(AssignMethod, new AssignTherapistRequest { Course = Name(course), RequestId = Guid.NewGuid().ToString(), Therapist = Therapist });
    }

    /// <summary>One durable command: a mood rating of the client, one event.</summary>
    public Task RecordMoodAsync(int course, int value) => RecordMoodPositionAsync(course, value);

    /// <summary>The same, and the position of its event.</summary>
    public async Task<long> RecordMoodPositionAsync(int course, int value) => (await RecordAsync(course, value)).Result.Position;

    private Task<RecordSamplesResponse> RecordAsync(int course, int value) => channel.UnaryAsync(RecordMethod, new RecordSamplesRequest
    {
        Course = Name(course),
        RequestId = Guid.NewGuid().ToString(),
        Source = "self_report",
        Samples = { new Sample { Kind = "mood_rating", TakenAt = Timestamp.FromDateTime(System.DateTime.UtcNow.AddSeconds(-1)), Value = 1 + (value % 10) } },
    });

    /// <summary>Reads a course.</summary>
    public Task ReadAsync(int course) => channel.UnaryAsync(GetMethod, new GetCourseRequest { Course = Name(course) });
}
