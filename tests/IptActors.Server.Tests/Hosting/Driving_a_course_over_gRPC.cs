using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Google.Type;
using IptActors.Api.Access;
using IptActors.Contracts.V1;

namespace IptActors.Server.Tests.Hosting;

/// <summary>One invented course from referral to closure, by everybody who takes part, over the wire and into PostgreSQL.</summary>
public sealed class Driving_a_course_over_gRPC(ClinicServer clinic) : IClassFixture<ClinicServer>
{
    private static readonly Date Today = Day(0);

    private readonly string _course = $"clinics/north-house/courses/c-{Guid.NewGuid():N}";

    private Person Ada => clinic.As("ada-okafor", Roles.Therapist);

    private Person Ben => clinic.As("ben-quist", Roles.Supervisor);

    private Person Carla => clinic.As("carla-diaz", Roles.Coordinator);

    [Fact]
    public async Task From_referral_to_closure()
    {
        await ReferAsync();
        await ConsentAsync();
        await Ada.CallAsync<StartTreatmentRequest, StartTreatmentResponse>(New(new StartTreatmentRequest()));
        await FirstSessionAsync();
        await PlanAsync();

        var advanced = await Ada.CallAsync<AdvancePhaseRequest, AdvancePhaseResponse>(New(new AdvancePhaseRequest { To = Phase.Middle }));
        Assert.Equal(Phase.Middle, advanced.Result.Brief.Phase);
        Assert.Equal(16, advanced.Result.Brief.SessionsAgreed);

        var closed = await Ada.CallAsync<CloseCourseRequest, CloseCourseResponse>(New(new CloseCourseRequest { Reason = "moved_away" }));
        Assert.Equal(Phase.Closed, closed.Result.Brief.Phase);

        var course = (await Ben.CallAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = _course })).Course;
        Assert.Equal("moved_away", course.Lifecycle.Closure.Reason);
        Assert.Equal(4, Assert.Single(course.Measures.Administrations).Total);
        Assert.Equal("role_transition", Assert.Single(course.Focus.Areas).Area);
        Assert.Equal(1, course.Sessions.HeldCount);

        var history = await Ben.HistoryAsync(new StreamHistoryRequest { Course = _course });
        Assert.Equal(course.Version, history.Count);
        Assert.All(history.Zip(history.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.PrevHash));

        var late = New(new SetGoalRequest { Text = "Too late.", Measure = "gas", Target = 1 });
        Assert.Equal("R3", Rules(await Ada.RefusedAsync<SetGoalRequest, SetGoalResponse>(late)).Single().Type);
    }

    [Fact]
    public async Task A_step_that_comes_too_early_is_told_everything_that_is_missing()
    {
        await ReferAsync();

        var refused = await Ada.RefusedAsync<StartTreatmentRequest, StartTreatmentResponse>(New(new StartTreatmentRequest()));

        Assert.Equal((int)Google.Rpc.Code.FailedPrecondition, refused.Code);
        var consent = Assert.Single(Rules(refused), violation => violation.Type == "T01");
        Assert.Equal(_course, consent.Subject);
        Assert.Contains("T01", Info(refused).Metadata["overridable"].Split(','));
        Assert.Equal("supervisor", Info(refused).Metadata["overridable_by.T01"]);
    }

    [Fact]
    public async Task A_supervisor_sets_a_rule_aside_with_a_reason_that_is_kept()
    {
        await ReferAsync();
        await DecideSuitableAsync();
        var request = New(new StartTreatmentRequest { OverrideRules = { "T01" }, OverrideReason = "Consent given by telephone; the form follows by post." });

        var answer = await Ben.CallAsync<StartTreatmentRequest, StartTreatmentResponse>(request);

        Assert.Contains(answer.Result.Events, happened => happened.Type == "rule_overridden" && happened.Role == "supervisor");
        Assert.Contains(answer.Result.Warnings, warning => warning is { Rule: "T01", Overridden: true });
    }

    [Fact]
    public async Task A_therapist_cannot_set_that_rule_aside()
    {
        await ReferAsync();
        await DecideSuitableAsync();
        var request = New(new StartTreatmentRequest { OverrideRules = { "T01" }, OverrideReason = "I would like to." });

        Assert.Equal(["T01"], Rules(await Ada.RefusedAsync<StartTreatmentRequest, StartTreatmentResponse>(request)).Select(violation => violation.Type));
    }

    private async Task ReferAsync()
    {
        await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open(_course["clinics/north-house/courses/".Length..]));
        await Carla.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(New(new AssignTherapistRequest { Therapist = "ada-okafor", Supervisor = "ben-quist" }));
    }

    private Task DecideSuitableAsync() =>
        Ada.CallAsync<DecideSuitabilityRequest, DecideSuitabilityResponse>(New(new DecideSuitabilityRequest { Suitable = true }));

    private async Task ConsentAsync()
    {
        await DecideSuitableAsync();
        foreach (var scope in (string[])["treatment", "information_sharing"])
        {
            await Ada.CallAsync<RecordConsentRequest, RecordConsentResponse>(
                New(new RecordConsentRequest { Scope = scope, Status = "given", GivenBy = "client", On = Today }));
        }
    }

    private async Task FirstSessionAsync()
    {
        var held = await Ada.CallAsync<HoldSessionRequest, HoldSessionResponse>(New(new HoldSessionRequest
        {
            StartedAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1)),
            Minutes = 50,
            Attendance = "attended_on_time",
            Modality = "in_person",
            OpeningCheck = true,
            SymptomReview = true,
            MoodEventLink = true,
            SessionNumberAnnounced = true,
        }));
        Assert.Equal(1, held.Result.Brief.SessionsHeld);
        await Ada.CallAsync<AssessRiskRequest, AssessRiskResponse>(New(new AssessRiskRequest { Level = "none", Session = 1 }));

        var measured = New(new CompleteMeasureRequest { Measure = "phq9", Session = 1, Mode = "paper", CompletedBy = "client" });
        var items = await Ada.CallAsync<GetMeasureRequest, GetMeasureResponse>(new GetMeasureRequest { Code = "phq9" });
        measured.Items.AddRange(items.Measure.Items.Select((item, index) => new ItemAnswer { Item = item.Code, Value = index < 4 ? 1 : 0 }));
        await Ada.CallAsync<CompleteMeasureRequest, CompleteMeasureResponse>(measured);
    }

    private async Task PlanAsync()
    {
        await Ada.CallAsync<ChooseProblemAreaRequest, ChooseProblemAreaResponse>(New(new ChooseProblemAreaRequest { Area = "role_transition", Rationale = "A new town." }));
        await Ada.CallAsync<ExplainConfidentialityLimitsRequest, ExplainConfidentialityLimitsResponse>(New(new ExplainConfidentialityLimitsRequest { ExplainedTo = { "client" } }));
        await Ada.CallAsync<ShareFormulationRequest, ShareFormulationResponse>(New(new ShareFormulationRequest
        {
            Diagnosis = "6A70.1",
            ProblemAreas = { "role_transition" },
            Narrative = "The low mood began with the move.",
            ClientAgreement = "agreed",
        }));
        await Ada.CallAsync<AgreeContractRequest, AgreeContractResponse>(New(new AgreeContractRequest
        {
            Terms = new ContractTerms
            {
                Sessions = 16,
                Frequency = "weekly",
                Minutes = 50,
                StartDate = Today,
                PlannedEnd = Day(105),
                Focus = { "role_transition" },
                CancellationRule = "A day before.",
                EmergencyPlan = "The crisis line.",
                AgreedBy = { "client", "therapist" },
            },
        }));
    }

    private T New<T>(T request)
        where T : Google.Protobuf.IMessage
    {
        request.Descriptor.FindFieldByName("course").Accessor.SetValue(request, _course);
        request.Descriptor.FindFieldByName("request_id").Accessor.SetValue(request, Guid.NewGuid().ToString());
        return request;
    }

    private static Date Day(int fromToday)
    {
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(fromToday);
        return new Date { Year = day.Year, Month = day.Month, Day = day.Day };
    }

    private static ErrorInfo Info(Google.Rpc.Status status) => status.Details.Single(detail => detail.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>();

    private static IEnumerable<PreconditionFailure.Types.Violation> Rules(Google.Rpc.Status status) =>
        status.Details.Single(detail => detail.Is(PreconditionFailure.Descriptor)).Unpack<PreconditionFailure>().Violations;
}
