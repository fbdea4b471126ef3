using Google.Protobuf.WellKnownTypes;
using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Audit;

public sealed class Explaining_a_decision : IAsyncLifetime
{
    private readonly Clinic _clinic = new();
    private readonly string _course = Requests.NewCourse();
    private readonly OpenCourseRequest _open;

    public Explaining_a_decision() => _open = Requests.Open(_course);

    private Person Ada => _clinic.As("ada-okafor", Roles.Therapist);

    public async ValueTask InitializeAsync()
    {
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(_open);
        await Ada.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(Requests.Assign(_course, "ada-okafor"));
    }

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task A_command_that_was_accepted_is_decided_again_to_the_same_events()
    {
        var answer = await ExplainAsync(new ExplainDecisionRequest { Course = _course, RequestId = _open.RequestId, Command = Any.Pack(_open) });

        Assert.Equal("same", answer.Reproduced);
        Assert.Equal(answer.Recorded.Select(recorded => recorded.Type), answer.Decided);
        Assert.Equal(0, answer.DecidedAtVersion);
        Assert.Equal("ada-okafor", answer.Actor);
    }

    [Fact]
    public async Task Without_its_request_it_tells_what_was_recorded()
    {
        var answer = await ExplainAsync(new ExplainDecisionRequest { Course = _course, RequestId = _open.RequestId });

        Assert.Equal("not_decided", answer.Reproduced);
        Assert.Contains(answer.Recorded, recorded => recorded.Type == "course_opened");
    }

    [Fact]
    public async Task Another_request_than_the_one_that_was_sent_is_recognised()
    {
        var other = new OpenCourseRequest(_open) { Service = "another" };

        var refused = await RefusedAsync(new ExplainDecisionRequest { Course = _course, RequestId = _open.RequestId, Command = Any.Pack(other) });

        Assert.Equal("REQUEST_DIFFERS", refused.Reason);
    }

    [Fact]
    public async Task A_command_that_would_be_refused_says_rule_by_rule_what_is_missing()
    {
        var answer = await ExplainAsync(new ExplainDecisionRequest { Course = _course, Command = Any.Pack(Start()), Role = "therapist" });

        Assert.Equal("refused", answer.Outcome);
        Assert.Equal("RULES_BROKEN", answer.Refusal);
        var broken = Assert.Single(answer.Rules, rule => rule.Rule == "T01");
        Assert.Equal("broken", broken.Result);
        Assert.NotEmpty(broken.Found);
        Assert.NotEmpty(broken.Remedy);
        Assert.Contains(answer.Rules, rule => rule.Result == "held");
    }

    [Fact]
    public async Task It_says_what_the_real_command_says()
    {
        var answer = await ExplainAsync(new ExplainDecisionRequest { Course = _course, Command = Any.Pack(Start()), Role = "therapist" });
        var real = await Ada.RefusedAsync<StartTreatmentRequest, StartTreatmentResponse>(Start());

        Assert.Equal(real.Reason, answer.Refusal);
        Assert.Equal(real.Info.Metadata["rules"].Split(','), answer.Rules.Where(rule => rule.Result == "broken").Select(rule => rule.Rule));
    }

    [Fact]
    public async Task Explaining_records_nothing()
    {
        var before = (await Ada.HistoryAsync(new StreamHistoryRequest { Course = _course })).Events.Count;

        await ExplainAsync(new ExplainDecisionRequest { Course = _course, Command = Any.Pack(Requests.ProcessNote(_course, "Never written.")), Role = "therapist" });

        Assert.Equal(before, (await Ada.HistoryAsync(new StreamHistoryRequest { Course = _course })).Events.Count);
    }

    [Fact]
    public async Task On_a_version_of_the_past_it_is_decided_on_the_course_of_then()
    {
        var answer = await ExplainAsync(new ExplainDecisionRequest { Course = _course, Command = Any.Pack(Start()), Role = "therapist", AtVersion = 1 });

        Assert.Contains(answer.Rules, rule => rule is { Rule: "no_therapist", Result: "broken" });
        Assert.Equal(1, answer.State.Version);
    }

    [Fact]
    public async Task A_request_that_left_no_event_is_named()
    {
        Assert.Equal("REQUEST_NOT_FOUND", (await RefusedAsync(new ExplainDecisionRequest { Course = _course, RequestId = Guid.NewGuid().ToString() })).Reason);
        Assert.Equal(["command"], (await RefusedAsync(new ExplainDecisionRequest { Course = _course })).Fields);
        Assert.Equal(["command"], (await RefusedAsync(new ExplainDecisionRequest { Course = _course, Command = Any.Pack(Requests.Open()) })).Fields);
    }

    private StartTreatmentRequest Start() => new() { Course = _course, RequestId = Guid.NewGuid().ToString() };

    private Task<ExplainDecisionResponse> ExplainAsync(ExplainDecisionRequest request) => _clinic.Auditor().CallAsync<ExplainDecisionRequest, ExplainDecisionResponse>(request);

    private Task<Refused> RefusedAsync(ExplainDecisionRequest request) => _clinic.Auditor().RefusedAsync<ExplainDecisionRequest, ExplainDecisionResponse>(request);
}
