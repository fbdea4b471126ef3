using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using IptActors.Server.Tests.Hosting;

namespace IptActors.Server.Tests.Projections;

public sealed class Watching_as_far_as_allowed(ClinicServer clinic) : IClassFixture<ClinicServer>
{
    private static readonly Duration Second = Duration.FromTimeSpan(TimeSpan.FromSeconds(1));

    private Person Carla => clinic.As("carla-diaz", Roles.Coordinator);

    [Fact]
    public async Task Who_sees_aggregates_hears_how_far_the_clinic_has_come_and_nothing_of_any_course()
    {
        var position = (await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open())).Result.Position;
        var heard = new List<WatchClinicResponse>();

        var wall = clinic.As("wall", Roles.Dashboard);
        await foreach (var response in wall.StreamAsync<WatchClinicRequest, WatchClinicResponse>(new() { Parent = ProjectionCalls.Parent, AfterPosition = 0, HeartbeatInterval = Second }))
        {
            heard.Add(response);
            if (response.Heartbeat?.Position >= position)
            {
                break;
            }
        }

        Assert.All(heard, response => Assert.Null(response.Change));
    }

    [Fact]
    public async Task Who_plans_hears_of_schedule_and_status_and_not_of_content()
    {
        var request = Requests.Open();
        var from = (await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(request)).Result.Position - 1;
        await Carla.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(new() { Course = request.Course, RequestId = Guid.NewGuid().ToString(), Therapist = "ada-okafor" });
        var ada = clinic.As("ada-okafor", Roles.Therapist);
        var note = await ada.CallAsync<WriteNoteRequest, WriteNoteResponse>(new() { Course = request.Course, RequestId = Guid.NewGuid().ToString(), Kind = "progress", Text = "Invented." });

        Assert.Equal(["course_opened", "therapist_assigned", "course_changed"], await HeardAsync(Carla, request.Course, from, note.Result.Position));
        Assert.Equal(["course_opened", "therapist_assigned", "note_written"], await HeardAsync(ada, request.Course, from, note.Result.Position));
    }

    [Fact]
    public async Task A_watch_ends_with_its_token()
    {
        var brief = new Person(clinic, clinic.Token("carla-diaz", Roles.Coordinator, lifetime: TimeSpan.FromSeconds(4)), []);

        var refusal = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var response in brief.StreamAsync<WatchClinicRequest, WatchClinicResponse>(new() { Parent = ProjectionCalls.Parent, HeartbeatInterval = Second }))
            {
                Assert.NotNull(response);
            }
        });

        Assert.Equal((Code.Unauthenticated, "TOKEN_INVALID"), refusal.Status.ToGoogle().Why());
    }

    [Fact]
    public async Task A_course_whose_last_event_was_removed_is_not_called_verified()
    {
        var request = Requests.Open();
        await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);
        await Carla.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(new() { Course = request.Course, RequestId = Guid.NewGuid().ToString(), Therapist = "ada-okafor" });
        await using (var database = await ClinicDatabase.ConnectAsync(clinic))
        {
            await database.DoAsync($"delete from ipt.mt_events where stream_id = '{request.Course.Split('/')[^1]}' and version = 2");
        }

        var answer = await clinic.As("ada-okafor", Roles.Therapist).CallAsync<VerifyCourseRequest, VerifyCourseResponse>(new() { Course = request.Course });

        Assert.Equal((false, CourseFault.Removed, 2), (answer.Verified, answer.Fault, answer.FaultVersion));
    }

    private static async Task<List<string>> HeardAsync(Person person, string course, long after, long until)
    {
        var heard = new List<string>();
        await foreach (var response in person.StreamAsync<WatchClinicRequest, WatchClinicResponse>(new() { Parent = ProjectionCalls.Parent, AfterPosition = after, HeartbeatInterval = Second }))
        {
            if (response.Change?.Course == course)
            {
                heard.Add(response.Change.Type);
            }

            if ((response.Change?.Position ?? response.Heartbeat.Position) >= until)
            {
                break;
            }
        }

        return heard;
    }
}
