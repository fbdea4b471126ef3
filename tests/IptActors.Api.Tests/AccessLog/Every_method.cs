using Google.Protobuf.Reflection;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Methods;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;
using IptActors.Engine.AccessLog;

namespace IptActors.Api.Tests.AccessLog;

/// <summary>Calls every method in every role and holds what was shown against what is on record.</summary>
public sealed class Every_method : IAsyncDisposable
{
    private const string Period = """{ "parent": "clinics/north-house", "from": { "year": 2026, "month": 1, "day": 1 }, "to": { "year": 2026, "month": 12, "day": 31 } }""";

    // Requests that need more than a course or a clinic to be answered. Whoever adds a query that does, adds it here.
    private static readonly Dictionary<string, string> Requests = new(StringComparer.Ordinal)
    {
        ["AuditService/GetCourseAsOf"] = """{ "course": "$course", "version": "1" }""",
        ["AuditService/ExplainDecision"] = """{ "course": "$course", "command": { "@type": "type.googleapis.com/ipt.v1.WriteNoteRequest", "course": "$course", "request_id": "$id", "kind": "progress", "text": "Asked, not written." } }""",
        ["AuditService/SearchEvents"] = """{ "parent": "clinics/north-house", "course": "$course" }""",
        ["AuditService/StreamClinicAsOf"] = """{ "parent": "clinics/north-house", "position": "1" }""",
        ["AuditService/GetClinicOutcomesAsOf"] = $$"""{ "position": "1", "outcomes": {{Period}} }""",
        ["ExportService/ExportCourse"] = """{ "course": "$course", "format": "EXPORT_FORMAT_FHIR_R4" }""",
        ["ExportService/ExportClinic"] = """{ "parent": "clinics/north-house", "format": "EXPORT_FORMAT_FHIR_R4" }""",
        ["ProjectionService/GetAttendance"] = Period,
        ["ProjectionService/GetClinicOutcomes"] = Period,
        ["ProjectionService/GetWaitingTimes"] = Period,
        ["ProofService/GetInclusionProof"] = """{ "event": { "course": "$course", "version": "1" } }""",
    };

    private readonly Clinic _clinic = new();

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    private Person[] Everybody =>
    [
        _clinic.As("ada-okafor", Roles.Therapist),
        _clinic.As("sam-lee", Roles.Supervisor),
        _clinic.As("tom-reed", Roles.Therapist),
        _clinic.As("carla-diaz", Roles.Coordinator),
        _clinic.As("maria-lind", Roles.Auditor).With("purpose-of-use", "operations"),
        _clinic.As("portal", Roles.Integration).With("on-behalf-of", "ada-okafor"),
        _clinic.As("olga-west", Roles.Admin),
        _clinic.As("kiosk", Roles.Dashboard),
    ];

    [Fact]
    public async Task Shows_no_course_that_is_not_on_record()
    {
        var course = await OpenedAsync();
        var answered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var method in _clinic.Methods.Where(IsAboutClients))
        {
            foreach (var person in Everybody)
            {
                var before = await _clinic.AccessLog.ReadHeadAsync(TestContext.Current.CancellationToken);

                var (refusal, call) = await AnyCall.OfAsync(method, RequestOf(method, course), person.Context);

                var recorded = await RecordedSinceAsync(before);
                var key = method.Descriptor.Key();
                if (refusal is null)
                {
                    answered.Add(key);
                    var shown = recorded.Where(entry => entry.Method == key && entry.Outcome is AccessOutcome.Disclosed or AccessOutcome.Suppressed).SelectMany(entry => entry.Courses).ToList();
                    Assert.True(shown.Count == shown.Distinct().Count(), $"{key} is on record with a course twice.");
                    Assert.True(call.Events > 0 || recorded.Any(entry => entry.Method == key) || key == "CourseService/ImportCommands", $"{key} answers {person.Token} off the record.");
                    Assert.True(call.Events > 0 || call.Shown.All(name => shown.Contains(name.Split('/')[^1])), $"{key} shows {person.Token} a course off the record.");
                }
                else if ((Code)refusal.Code is Code.PermissionDenied or Code.Unauthenticated)
                {
                    var entry = Assert.Single(recorded, entry => entry.Method == key);
                    Assert.Equal(new Refused(refusal).Reason, entry.Outcome);
                    Assert.True(method.Descriptor.InputType.FindFieldByName("course") is null || entry.Courses.Count == 1, $"{key} does not say which course it refused.");
                }
            }
        }

        Assert.Empty(_clinic.Methods.Where(method => IsAboutClients(method) && IsQuery(method)).Select(method => method.Descriptor.Key()).Except(answered));
    }

    [Fact]
    public async Task Records_nothing_of_calls_that_show_nothing_of_a_client()
    {
        foreach (var method in _clinic.Methods.Where(method => !IsAboutClients(method)))
        {
            var (refusal, _) = await AnyCall.OfAsync(method, "{}", Everybody[0].Context);

            Assert.True(
                refusal is not null || (await RecordedSinceAsync(0)).All(entry => entry.Method != method.Descriptor.Key()),
                $"{method} shows nothing of a client and is on record all the same.");
        }
    }

    [Fact]
    public void Says_in_plain_words_what_was_done()
    {
        foreach (var method in _clinic.Methods.Where(IsAboutClients))
        {
            Assert.Matches("^[a-z][a-z ]+$", IptActors.Api.AccessLog.AccessWords.Of(method.Descriptor.Key()));
        }
    }

    private static bool IsAboutClients(ApiMethod method) => AccessTable.Find(method.Descriptor.Key())!.AboutClients;

    private static bool IsQuery(ApiMethod method) => method.Descriptor.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;

    private static string RequestOf(ApiMethod method, string course)
    {
        var input = method.Descriptor.InputType;
        var fields = new List<string>();
        Add("course", "$course");
        Add("parent", "clinics/north-house");
        Add("request_id", "$id");
        var request = Requests.GetValueOrDefault(method.Descriptor.Key()) ?? $"{{ {string.Join(", ", fields)} }}";
        return request.Replace("$course", course, StringComparison.Ordinal).Replace("$id", Guid.NewGuid().ToString(), StringComparison.Ordinal);

        void Add(string field, string value)
        {
            if (input.FindFieldByName(field) is not null)
            {
                fields.Add($"\"{field}\": \"{value}\"");
            }
        }
    }

    private async Task<List<AccessEntry>> RecordedSinceAsync(long position) =>
        [.. (await _clinic.AccessLog.ReadAllAsync(position, 10_000, TestContext.Current.CancellationToken)).Select(recorded => recorded.Entry)];

    private async Task<string> OpenedAsync()
    {
        var carla = _clinic.As("carla-diaz", Roles.Coordinator);
        var course = Support.Requests.NewCourse();
        foreach (var name in (string[])[course, Support.Requests.NewCourse()])
        {
            await carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(Support.Requests.Open(name));
            await carla.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(Support.Requests.Assign(name, "ada-okafor", "sam-lee"));
        }

        await _clinic.As("eve-stone", Roles.Therapist).CallAsync<OpenEmergencyAccessRequest, OpenEmergencyAccessResponse>(
            new OpenEmergencyAccessRequest { Course = course, RequestId = Guid.NewGuid().ToString(), Reason = "The client called the duty line." });
        return course;
    }
}
