using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using IptActors.Api.Access;
using IptActors.Contracts.V1;
using IptActors.Domain.Values;
using IptActors.Rpc;
using IptActors.Rpc.Client;
using IptActors.Server.Tokens;

namespace IptActors.Crash.Tests.Load;

/// <summary>Calls one server over gRPC as a therapist of the clinic.</summary>
internal sealed class CourseClient : IDisposable
{
    public const string Clinic = "north-house";
    private const string Therapist = "ada-okafor";
    private const int MostReads = 10;

    private static readonly RpcMethod<OpenCourseRequest, OpenCourseResponse> Open =
        RpcMethod.Find<OpenCourseRequest, OpenCourseResponse>(ReferralServiceReflection.Descriptor, "ReferralService", "OpenCourse");

    private static readonly RpcMethod<RecordSamplesRequest, RecordSamplesResponse> Record =
        RpcMethod.Find<RecordSamplesRequest, RecordSamplesResponse>(BetweenSessionServiceReflection.Descriptor, "BetweenSessionService", "RecordSamples");

    private static readonly RpcMethod<GetCourseRequest, GetCourseResponse> Get =
        RpcMethod.Find<GetCourseRequest, GetCourseResponse>(CourseServiceReflection.Descriptor, "CourseService", "GetCourse");

    private static readonly RpcMethod<StreamHistoryRequest, StreamHistoryResponse> Stream =
        RpcMethod.Find<StreamHistoryRequest, StreamHistoryResponse>(CourseServiceReflection.Descriptor, "CourseService", "StreamHistory");

    private static readonly Timestamp Taken = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    private readonly RpcChannel _channel;

    /// <param name="address">The server.</param>
    /// <param name="token">Bearer token.</param>
    /// <param name="timeout">How long each call waits.</param>
    public CourseClient(Uri address, string token, TimeSpan timeout)
    {
        var headers = new RpcMetadata();
        headers.Add("authorization", $"Bearer {token}");
        _channel = new RpcChannel(address, new RpcChannelOptions { Headers = headers, Timeout = timeout, ConnectTimeout = TimeSpan.FromSeconds(2) });
    }

    /// <summary>A token of the key that the server made in its data folder.</summary>
    public static string Token(string dataFolder)
    {
        var key = LocalTokens.LoadOrCreateKey(Path.Combine(dataFolder, "keys", "signing-key.pem"));
        var principal = new Principal(Therapist, ClinicId.Parse(Clinic), Roles.Therapist);
        return LocalTokens.Issue(key, "iptactors", principal, TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(5), TimeSpan.FromHours(24));
    }

    /// <summary>Resource name of a course.</summary>
    public static string Name(string course) => $"clinics/{Clinic}/courses/{course}";

    /// <summary>The command that opens a course for a client of its own.</summary>
    public static IMessage Opening(string course, string requestId) => new OpenCourseRequest
    {
        Course = course,
        RequestId = requestId,
        ClientRef = $"client-of-{course[(course.LastIndexOf('/') + 1)..]}",
        Service = "adult",
        Protocol = "ipt-adult-16",
        ReferredOn = new Date { Year = 2026, Month = 3, Day = 2 },
        ReferralSource = "gp",
    };

    /// <summary>A command that records one event whatever happened before.</summary>
    /// <param name="course">Resource name.</param>
    /// <param name="requestId">The request id.</param>
    /// <param name="mood">1 to 10.</param>
    /// <param name="expectedVersion">Version the caller believes the course to be at; null to say nothing of it.</param>
    public static IMessage Rating(string course, string requestId, int mood, long? expectedVersion = null)
    {
        var request = new RecordSamplesRequest
        {
            Course = course,
            RequestId = requestId,
            Source = "self_report",
            Samples = { new Sample { Kind = "mood_rating", TakenAt = Taken, Value = mood } },
        };
        if (expectedVersion is { } expected)
        {
            request.ExpectedVersion = expected;
        }

        return request;
    }

    /// <summary>Sends a command once.</summary>
    /// <exception cref="RpcException">It was not carried out, or nobody knows whether.</exception>
    public async Task<CommandResult> SendAsync(IMessage request, CancellationToken cancellationToken) => request switch
    {
        OpenCourseRequest open => (await _channel.UnaryAsync(Open, open, cancellationToken: cancellationToken)).Result,
        RecordSamplesRequest record => (await _channel.UnaryAsync(Record, record, cancellationToken: cancellationToken)).Result,
        _ => throw new UnreachableException(request.Descriptor.FullName),
    };

    /// <summary>Reads a course as it stands.</summary>
    public async Task<Course> GetAsync(string course, CancellationToken cancellationToken) =>
        (await _channel.UnaryAsync(Get, new GetCourseRequest { Course = course }, cancellationToken: cancellationToken)).Course;

    /// <summary>Reads every event of a course; comes back, as told, while its server cannot put the reading on record.</summary>
    public async Task<List<CourseEvent>> HistoryAsync(string course, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadHistoryAsync(course, cancellationToken);
            }
            catch (RpcException refused) when (attempt < MostReads && Refusals.ReasonOf(refused.Status) == Refusals.AccessLogUnavailable && Refusals.RetryDelayOf(refused.Status) is { } pause)
            {
                await Task.Delay(pause, cancellationToken);
            }
        }
    }

    public void Dispose() => _channel.Dispose();

    private async Task<List<CourseEvent>> ReadHistoryAsync(string course, CancellationToken cancellationToken)
    {
        var events = new List<CourseEvent>();
        await foreach (var response in _channel.ServerStreamingAsync(Stream, new StreamHistoryRequest { Course = course }, cancellationToken: cancellationToken))
        {
            events.Add(response.Event);
        }

        return events;
    }
}
