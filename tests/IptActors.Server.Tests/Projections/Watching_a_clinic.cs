using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using IptActors.Rpc.Client;
using IptActors.Server.Tests.Hosting;

namespace IptActors.Server.Tests.Projections;

public sealed class Watching_a_clinic(ClinicServer clinic) : IClassFixture<ClinicServer>
{
    private Person Carla => clinic.As("carla-diaz", Roles.Coordinator);

    private Person Ada => clinic.As("ada-okafor", Roles.Therapist);

    [Fact]
    public async Task Who_hangs_up_and_comes_back_hears_everything_once_and_in_order()
    {
        const int Visits = 4;
        const int Events = 10;
        var (course, after) = await BeginAsync();
        var heard = new List<CourseChange>();
        for (var visit = 1; visit <= Visits; visit++)
        {
            // Some happens while nobody listens, some while somebody does, and some is not heard before they hang up.
            await RecordAsync(course, Events / 2);
            var recording = RecordAsync(course, Events / 2);
            await ListenAsync(visit * Events * 3 / 4);
            await recording;
        }

        await ListenAsync(Visits * Events);

        Assert.Equal(Enumerable.Range(3, Visits * Events), heard.Select(change => (int)change.Version));

        async Task ListenAsync(int until)
        {
            await foreach (var response in WatchAsync(Carla, after))
            {
                after = response.Change?.Position ?? response.Heartbeat.Position;
                if (response.Change is { } change && change.Course == course)
                {
                    heard.Add(change);
                }

                if (heard.Count >= until)
                {
                    return;
                }
            }
        }
    }

    [Fact]
    public async Task Who_does_not_read_is_cut_and_told_so_slows_nobody_and_misses_nothing_on_coming_back()
    {
        // More than is kept for a watcher and than fits on the way to it.
        const int Courses = 30;
        const int EventsOfEach = 200;
        const int Events = Courses * EventsOfEach;
        var courses = new List<string>();
        var begun = 0L;
        for (var n = 0; n < Courses; n++)
        {
            (var course, begun) = await BeginAsync();
            courses.Add(course);
        }

        // Its own connection, so that only it feels what is not read.
        using var channel = new RpcChannel(clinic.Server.Grpc, new RpcChannelOptions { Timeout = TimeSpan.FromMinutes(3) });
        await using var slow = WatchAsync(Carla with { Channel = channel }, begun).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await slow.MoveNextAsync());

        var reading = ReadAsync(courses, begun, Events);
        await Task.WhenAll(courses.Select(course => RecordAsync(course, EventsOfEach)));
        Assert.Equal(Events, (await reading).Count);

        var heard = new List<long>();
        var refusal = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            do
            {
                if (slow.Current.Change is { } change && courses.Contains(change.Course))
                {
                    heard.Add(change.Position);
                }
            }
            while (await slow.MoveNextAsync());
        });
        Assert.Equal((Code.ResourceExhausted, "WATCHER_TOO_SLOW"), refusal.Status.ToGoogle().Why());
        Assert.InRange(heard.Count, 1, Events - 1);

        heard.AddRange(await ReadAsync(courses, heard[^1], Events - heard.Count));
        Assert.Equal(Events, heard.Distinct().Count());
        Assert.Equal(heard.Order(), heard);
    }

    [Fact]
    public async Task Who_watches_one_course_hears_of_no_other()
    {
        var (watched, from) = await BeginAsync();
        var (other, _) = await BeginAsync();
        await RecordAsync(other, 1);
        await RecordAsync(watched, 1);

        await foreach (var response in Ada.StreamAsync<WatchCourseRequest, WatchCourseResponse>(new() { Course = watched, AfterPosition = from }))
        {
            if (response.Change is { } change)
            {
                Assert.Equal((watched, 3, "samples_recorded"), (change.Course, change.Version, change.Type));
                return;
            }
        }
    }

    [Fact]
    public async Task Silence_is_told_with_the_position_to_go_on_from()
    {
        var (_, from) = await BeginAsync();

        await foreach (var response in Carla.StreamAsync<WatchClinicRequest, WatchClinicResponse>(new() { Parent = ProjectionCalls.Parent, HeartbeatInterval = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) }))
        {
            if (response.Heartbeat is { } heartbeat && heartbeat.Position >= from)
            {
                return;
            }
        }

        Assert.Fail("The stream ended before a heartbeat.");
    }

    private static IAsyncEnumerable<WatchClinicResponse> WatchAsync(Person person, long after) =>
        person.StreamAsync<WatchClinicRequest, WatchClinicResponse>(new() { Parent = ProjectionCalls.Parent, AfterPosition = after });

    private async Task<List<long>> ReadAsync(List<string> courses, long after, int count)
    {
        var positions = new List<long>();
        await foreach (var response in WatchAsync(Carla, after))
        {
            if (response.Change is { } change && courses.Contains(change.Course))
            {
                positions.Add(change.Position);
                if (positions.Count == count)
                {
                    break;
                }
            }
        }

        return positions;
    }

    // Two events: opened, and given its therapist.
    private async Task<(string Course, long Position)> BeginAsync()
    {
        var request = Requests.Open();
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);
        var assigned = await Ada.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(new() { Course = request.Course, RequestId = Guid.NewGuid().ToString(), Therapist = "ada-okafor" });
        Assert.Equal(2, assigned.Result.Version);
        return (request.Course, assigned.Result.Position);
    }

    private async Task RecordAsync(string course, int events)
    {
        var began = DateTimeOffset.UtcNow.AddDays(-1);
        var imported = await Ada.ImportAsync(Enumerable.Range(0, events).Select(n => new RecordSamplesRequest
        {
            Course = course,
            RequestId = Guid.NewGuid().ToString(),
            Source = "self_report",
            Samples = { new Sample { Kind = "mood_rating", TakenAt = Timestamp.FromDateTimeOffset(began.AddSeconds(n)), Value = 1 + (n % 10) } },
        }));
        Assert.Equal(events, imported.Accepted);
    }
}
