using Google.Protobuf.WellKnownTypes;
using Google.Type;
using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;
using Phase = IptActors.Contracts.V1.Phase;

namespace IptActors.Api.Tests.Binding;

public sealed class Binding_a_request : IAsyncDisposable
{
    private readonly Clinic _clinic = new();

    private Person Ada => _clinic.As("ada-okafor", Roles.Therapist);

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task An_empty_request_is_told_every_field_that_is_missing()
    {
        var refused = await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(new OpenCourseRequest());

        Assert.Equal(Google.Rpc.Code.InvalidArgument, refused.Code);
        Assert.Equal(["course", "request_id", "client_ref", "service", "protocol", "referred_on", "referral_source"], refused.Fields);
    }

    [Fact]
    public async Task Wrong_forms_and_wrong_codes_are_told_together()
    {
        var request = Requests.Open();
        request.RequestId = "not-a-uuid";
        request.ReferralSource = "carrier-pigeon";
        request.ReferredOn = new Date { Year = 2026, Month = 2, Day = 30 };
        request.Protocol = "ipt-of-tomorrow";

        var refused = await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(request);

        Assert.Equal(["protocol", "referral_source", "referred_on", "request_id"], refused.Fields.Order());
    }

    [Fact]
    public async Task Every_violation_says_what_was_expected()
    {
        var refused = await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(new OpenCourseRequest());

        Assert.All(refused.Detail<Google.Rpc.BadRequest>()!.FieldViolations, violation => Assert.StartsWith("Expected", violation.Description));
    }

    [Fact]
    public async Task Something_that_happens_in_the_future_is_refused()
    {
        var request = Requests.Open();
        request.OccurredAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1));

        Assert.Equal(["occurred_at"], (await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(request)).Fields);
    }

    [Fact]
    public async Task A_clock_some_seconds_ahead_is_taken_as_now()
    {
        var request = Requests.Open();
        request.OccurredAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(20));

        var answer = await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);

        Assert.True(answer.Result.Events[0].OccurredAt <= answer.Result.Events[0].RecordedAt);
    }

    [Theory]
    [InlineData(-62135596801L, 0)]
    [InlineData(0L, -1)]
    [InlineData(0L, 1_000_000_000)]
    [InlineData(long.MaxValue, 0)]
    public async Task A_timestamp_that_is_no_moment_is_refused(long seconds, int nanos)
    {
        var request = Requests.Open();
        request.OccurredAt = new Timestamp { Seconds = seconds, Nanos = nanos };

        Assert.Equal(["occurred_at"], (await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(request)).Fields);
    }

    [Theory]
    [InlineData("line\nbreak")]
    [InlineData("nul\0")]
    [InlineData("c1 control \u0085")]
    public async Task A_name_with_characters_that_cannot_be_kept_is_refused(string name)
    {
        var request = Requests.Open();
        request.ClientRef = name;

        Assert.Equal(["client_ref"], (await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(request)).Fields);
    }

    // Not an InlineData: metadata is UTF-8, which cannot hold half a pair.
    [Fact]
    public async Task Half_of_a_surrogate_pair_is_refused()
    {
        var request = Requests.Open();
        request.ClientRef = "half a pair " + '\ud83d';
        request.Reason = '\ude00' + " the other half";

        Assert.Equal(["client_ref", "reason"], (await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(request)).Fields);
    }

    [Fact]
    public async Task A_text_may_have_line_breaks_and_any_letters()
    {
        var request = Requests.Open();
        request.Reason = "Since spring.\n\tНе спит; 眠れない 🙂";

        var answer = await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);

        Assert.Equal(request.Reason, answer.Result.Events[0].Data.Fields["reason"].StringValue);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused()
    {
        var request = Requests.Open();
        request.Reason = new string('a', 20_001);

        Assert.Equal(["reason"], (await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(request)).Fields);
    }

    [Fact]
    public async Task A_refusal_never_repeats_what_was_sent()
    {
        var request = Requests.Open();
        request.ClientRef = "Mrs Secret\n";
        request.ReferralSource = "Mrs Secret";

        var refused = await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(request);

        Assert.DoesNotContain("Secret", refused.Message + string.Concat(refused.Detail<Google.Rpc.BadRequest>()!.FieldViolations.Select(violation => violation.Description)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_override_needs_a_known_rule_and_a_reason()
    {
        var request = Requests.Open();
        request.OverrideRules.Add("R999");

        Assert.Equal(["override_rules[0]", "override_reason"], (await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(request)).Fields);
    }

    [Fact]
    public async Task A_number_that_is_no_phase_is_refused()
    {
        var request = new AdvancePhaseRequest { Course = Requests.NewCourse(), RequestId = Guid.NewGuid().ToString(), To = (Phase)99 };

        Assert.Equal(["to"], (await Ada.RefusedAsync<AdvancePhaseRequest, AdvancePhaseResponse>(request)).Fields);
    }

    [Fact]
    public async Task Fields_of_parts_are_told_by_their_path()
    {
        var request = new AgreeContractRequest { Course = Requests.NewCourse(), RequestId = Guid.NewGuid().ToString() };

        Assert.Contains("terms", (await Ada.RefusedAsync<AgreeContractRequest, AgreeContractResponse>(request)).Fields);
    }
}
