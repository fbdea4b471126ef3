using Google.Protobuf.WellKnownTypes;
using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Audit;

public sealed class Replaying_a_course : IAsyncLifetime
{
    private readonly Clinic _clinic = new();
    private readonly string _course = Requests.NewCourse();
    private List<ReplayCourseResponse> _all = [];

    private Person Ada => _clinic.As("ada-okafor", Roles.Therapist);

    public async ValueTask InitializeAsync()
    {
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open(_course));
        await Ada.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(Requests.Assign(_course, "ada-okafor"));
        await Ada.CallAsync<ScheduleSessionRequest, ScheduleSessionResponse>(new ScheduleSessionRequest
        {
            Course = _course,
            RequestId = Guid.NewGuid().ToString(),
            StartsAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddDays(7)),
            Minutes = 50,
            Modality = "in_person",
            AppointmentType = "treatment",
            SessionKind = "individual",
        });
        await Ada.CallAsync<WriteNoteRequest, WriteNoteResponse>(Requests.ProcessNote(_course, "For me alone."));
        _all = await AllAsync(new ReplayCourseRequest { Course = _course, WithState = true, WithChanges = true });
    }

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task After_each_event_it_is_as_it_was_live_at_that_version()
    {
        foreach (var step in _all)
        {
            var live = await Ada.CallAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = _course, AtVersion = step.Event.Version });
            Assert.Equal(live.Course, step.State);
        }
    }

    [Fact]
    public void Every_event_comes_in_order_with_its_chain_checked() =>
        Assert.Equal(Enumerable.Range(1, _all.Count).Select(i => ((long)i, true)), _all.Select(step => (step.Event.Version, step.ChainIntact)));

    [Fact]
    public async Task Backward_it_is_the_same_in_reverse() =>
        Assert.Equal(_all.AsEnumerable().Reverse(), await AllAsync(new ReplayCourseRequest { Course = _course, WithState = true, WithChanges = true, Backward = true }));

    [Fact]
    public void A_change_names_the_field_and_what_it_was_and_is()
    {
        var assigned = _all.Single(step => step.Event.Type == "therapist_assigned");

        var change = Assert.Single(assigned.Changes, change => change.Path == "care_team.therapist");
        Assert.Null(change.Before);
        Assert.Equal("ada-okafor", change.After.StringValue);
    }

    [Fact]
    public void A_new_entry_of_a_list_is_one_change_with_the_whole_entry()
    {
        var scheduled = _all.Single(step => step.Event.Type == "session_scheduled");

        var change = Assert.Single(scheduled.Changes, change => change.Path == "sessions.appointments[0]");
        Assert.Equal("planned", change.After.StructValue.Fields["status"].StringValue);
    }

    [Fact]
    public async Task Without_being_asked_it_sends_neither_states_nor_changes() =>
        Assert.All(await AllAsync(new ReplayCourseRequest { Course = _course }), step => Assert.True(step.State is null && step.Changes.Count == 0));

    [Fact]
    public async Task Both_ends_of_a_range_are_included()
    {
        var byVersion = await AllAsync(new ReplayCourseRequest { Course = _course, From = new() { Version = 2 }, To = new() { Version = 3 } });
        var byPosition = await AllAsync(new ReplayCourseRequest
        {
            Course = _course, From = new() { Position = byVersion[0].Event.Position }, To = new() { Position = byVersion[1].Event.Position },
        });

        Assert.Equal([2, 3], byVersion.Select(step => step.Event.Version));
        Assert.Equal(byVersion, byPosition);
    }

    [Fact]
    public async Task A_version_that_does_not_exist_is_named_with_the_last_one()
    {
        var (_, refused) = await _clinic.Auditor().StreamAsync<ReplayCourseRequest, ReplayCourseResponse>(
            new ReplayCourseRequest { Course = _course, From = new() { Version = 1000 } });

        Assert.Equal("VERSION_NOT_FOUND", refused!.Reason);
        Assert.Equal($"{_all.Count}", refused.Info.Metadata["last_version"]);
    }

    [Fact]
    public async Task The_future_is_not_replayed()
    {
        var (_, refused) = await _clinic.Auditor().StreamAsync<ReplayCourseRequest, ReplayCourseResponse>(
            new ReplayCourseRequest { Course = _course, To = new() { RecordedAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddDays(1)) } });

        Assert.Equal("MOMENT_IN_FUTURE", refused!.Reason);
    }

    [Fact]
    public async Task Text_of_a_process_note_is_kept_from_the_auditor()
    {
        var note = (await AllAsync(new ReplayCourseRequest { Course = _course })).Single(step => step.Event.Type == "process_note_written");

        Assert.True(note.Event.Withheld);
        Assert.DoesNotContain("text", note.Event.Data.Fields.Keys);
    }

    [Fact]
    public async Task A_course_of_somebody_else_is_not_replayed()
    {
        var (_, refused) = await _clinic.As("eve-lind", Roles.Therapist).StreamAsync<ReplayCourseRequest, ReplayCourseResponse>(new ReplayCourseRequest { Course = _course });

        Assert.Equal("NOT_PERMITTED", refused!.Reason);
    }

    private async Task<List<ReplayCourseResponse>> AllAsync(ReplayCourseRequest request)
    {
        var (responses, refusal) = await _clinic.Auditor().StreamAsync<ReplayCourseRequest, ReplayCourseResponse>(request);
        Assert.Null(refusal);
        return responses;
    }
}
