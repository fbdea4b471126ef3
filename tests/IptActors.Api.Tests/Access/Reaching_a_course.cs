using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Access;

public sealed class Reaching_a_course : IAsyncDisposable
{
    private readonly Clinic _clinic = new();
    private readonly string _course = Requests.NewCourse();

    private Person Ada => _clinic.As("ada-okafor", Roles.Therapist);

    private Person Ben => _clinic.As("ben-larsen", Roles.Therapist);

    private Person Carla => _clinic.As("carla-diaz", Roles.Coordinator);

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task Its_therapist_reads_it_and_another_does_not()
    {
        await OpenedForAdaAsync();

        Assert.Equal(_course, (await ReadAsync(Ada)).Name);
        Assert.Equal("NOT_PERMITTED", (await RefusedAsync(Ben, _course)).Reason);
    }

    [Fact]
    public async Task A_course_of_somebody_else_and_one_that_does_not_exist_look_the_same()
    {
        await OpenedForAdaAsync();

        var foreign = await RefusedAsync(Ben, _course);
        var missing = await RefusedAsync(Ben, Requests.NewCourse());

        Assert.Equal((missing.Code, missing.Reason, missing.Message), (foreign.Code, foreign.Reason, foreign.Message));
    }

    [Theory]
    [InlineData(Roles.Therapist)]
    [InlineData(Roles.Coordinator)]
    [InlineData(Roles.Admin)]
    public async Task Nobody_of_another_clinic_reaches_it(Roles role)
    {
        await OpenedForAdaAsync();
        var stranger = _clinic.As("ada-okafor", role, clinic: "south-house");

        var foreign = await RefusedAsync(stranger, _course);
        var missing = await RefusedAsync(stranger, Requests.NewCourse());

        Assert.Equal(Google.Rpc.Code.PermissionDenied, foreign.Code);
        Assert.Equal((missing.Code, missing.Reason, missing.Message), (foreign.Code, foreign.Reason, foreign.Message));
    }

    [Fact]
    public async Task A_command_for_another_clinic_is_refused_before_its_fields_are_looked_at()
    {
        var refused = await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(new OpenCourseRequest { Course = Requests.NewCourse("south-house") });

        Assert.Equal("NOT_PERMITTED", refused.Reason);
        Assert.Empty(refused.Fields);
    }

    [Fact]
    public async Task The_supervisor_reaches_the_courses_of_supervisees_only()
    {
        await OpenedForAdaAsync(supervisor: "sven-holm");

        Assert.Equal(_course, (await ReadAsync(_clinic.As("sven-holm", Roles.Supervisor))).Name);
        Assert.Equal("NOT_PERMITTED", (await RefusedAsync(_clinic.As("mia-chen", Roles.Supervisor), _course)).Reason);
    }

    [Fact]
    public async Task A_coordinator_sees_status_and_no_clinical_content()
    {
        var open = Requests.Open(_course);
        open.Reason = "Low mood after a separation.";
        open.BirthDate = new Google.Type.Date { Year = 1990, Month = 5, Day = 4 };
        await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(open);
        await Carla.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(Requests.Assign(_course, "ada-okafor"));

        var seen = await ReadAsync(Carla);

        Assert.Equal(open.ClientRef, seen.Referral.ClientRef);
        Assert.Equal("ada-okafor", seen.CareTeam.Therapist);
        Assert.Null(seen.Referral.BirthDate);
        Assert.Null(seen.Risks);
        Assert.Null(seen.Focus);
        Assert.Empty(seen.Checklist);
        Assert.Equal("NOT_PERMITTED", RefusalReason((await Carla.HistoryAsync(new StreamHistoryRequest { Course = _course })).Refusal));
    }

    [Fact]
    public async Task The_therapist_sees_the_checklist()
    {
        await OpenedForAdaAsync();

        Assert.Equal(21, (await ReadAsync(Ada)).Checklist.Count);
    }

    [Fact]
    public async Task An_auditor_says_why()
    {
        await OpenedForAdaAsync();
        var auditor = _clinic.As("ines-roy", Roles.Auditor);

        Assert.Equal("PURPOSE_REQUIRED", (await RefusedAsync(auditor, _course)).Reason);
        Assert.Equal("PURPOSE_REQUIRED", (await RefusedAsync(auditor.With("purpose-of-use", "curiosity"), _course)).Reason);
        Assert.Equal(_course, (await ReadAsync(auditor.With("purpose-of-use", "operations"))).Name);
    }

    [Fact]
    public async Task A_system_says_for_whom_and_both_are_recorded()
    {
        var system = _clinic.As("ehr-bridge", Roles.Integration);
        var request = Requests.Open(_course);

        Assert.Equal("PERSON_REQUIRED", (await system.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(request)).Reason);
        var answer = await system.With("on-behalf-of", "ada-okafor").CallAsync<OpenCourseRequest, OpenCourseResponse>(request);

        Assert.All(answer.Result.Events, happened => Assert.Equal(("ehr-bridge", "ada-okafor"), (happened.Actor, happened.OnBehalfOf)));
    }

    [Fact]
    public async Task A_person_cannot_act_for_another() =>
        Assert.Equal("PERSON_REQUIRED", (await Ada.With("on-behalf-of", "ben-larsen").RefusedAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open())).Reason);

    [Fact]
    public async Task A_process_note_is_its_authors_alone()
    {
        await OpenedForAdaAsync(supervisor: "sven-holm");
        await Ada.CallAsync<WriteNoteRequest, WriteNoteResponse>(Requests.ProcessNote(_course, "My own thoughts."));

        var own = (await Ada.HistoryAsync(new StreamHistoryRequest { Course = _course })).Events.Single(e => e.Type == "process_note_written");
        var others = (await _clinic.As("sven-holm", Roles.Supervisor).HistoryAsync(new StreamHistoryRequest { Course = _course })).Events.Single(e => e.Type == "process_note_written");

        Assert.Equal("My own thoughts.", own.Data.Fields["text"].StringValue);
        Assert.False(own.Withheld);
        Assert.False(others.Data.Fields.ContainsKey("text"));
        Assert.True(others.Withheld);
    }

    [Fact]
    public async Task Somebody_with_two_roles_may_choose_one()
    {
        await OpenedForAdaAsync();
        var both = _clinic.As("ada-okafor", Roles.Therapist | Roles.Coordinator);

        Assert.NotEmpty((await ReadAsync(both)).Checklist);
        Assert.Empty((await ReadAsync(both.With("acting-role", "coordinator"))).Checklist);
        Assert.Equal("NOT_PERMITTED", (await RefusedAsync(both.With("acting-role", "admin"), _course)).Reason);
    }

    private async Task OpenedForAdaAsync(string supervisor = "")
    {
        await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open(_course));
        await Carla.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(Requests.Assign(_course, "ada-okafor", supervisor));
    }

    private async Task<Course> ReadAsync(Person person) =>
        (await person.CallAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = _course })).Course;

    private static Task<Refused> RefusedAsync(Person person, string course) =>
        person.RefusedAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = course });

    private static string? RefusalReason(Google.Rpc.Status? status) => status is null ? null : new Refused(status).Reason;
}
