using Google.Type;
using IptActors.Api.Access;
using IptActors.Contracts.V1;

namespace IptActors.Server.Tests.Hosting;

public sealed class Opening_a_course_over_gRPC(ClinicServer clinic) : IClassFixture<ClinicServer>
{
    private Person Ada => clinic.As("ada-okafor", Roles.Therapist);

    [Fact]
    public async Task The_answer_holds_the_event_that_was_recorded()
    {
        var request = Requests.Open();

        var answer = (await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request)).Result;

        Assert.Equal(request.Course, answer.Course);
        Assert.Equal(1, answer.Version);
        var happened = Assert.Single(answer.Events, e => e.Type == "course_opened");
        Assert.Equal("ada-okafor", happened.Actor);
        Assert.Equal("therapist", happened.Role);
        Assert.Equal(request.RequestId, happened.RequestId);
        Assert.Equal(request.ClientRef, happened.Data.Fields["clientRef"].StringValue);
    }

    [Fact]
    public async Task The_course_can_be_read_at_once()
    {
        var request = Requests.Open();
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);

        var course = (await Ada.CallAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = request.Course })).Course;

        Assert.Equal(request.ClientRef, course.Referral.ClientRef);
        Assert.Equal(Phase.Referral, course.Lifecycle.Phase);
    }

    [Fact]
    public async Task Its_history_is_chained_by_hashes()
    {
        var request = Requests.Open();
        var answer = (await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request)).Result;

        var history = await Ada.HistoryAsync(new StreamHistoryRequest { Course = request.Course });

        Assert.Equal(answer.Events, history);
        Assert.All(history.Zip(history.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.PrevHash));
    }

    [Fact]
    public async Task A_repeated_request_gets_the_first_answer()
    {
        var request = Requests.Open();
        var first = await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);

        var second = await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);

        Assert.Equal(first, second);
    }
}

/// <summary>Requests that are right.</summary>
public static class Requests
{
    public static OpenCourseRequest Open(string? course = null, string clinic = "north-house") => new()
    {
        Course = $"clinics/{clinic}/courses/{course ?? $"c-{Guid.NewGuid():N}"}",
        RequestId = Guid.NewGuid().ToString(),
        ClientRef = $"client-{Guid.NewGuid():N}",
        Service = "adult",
        Protocol = "ipt-adult-16",
        ReferredOn = new Date { Year = 2026, Month = 3, Day = 2 },
        ReferralSource = "gp",
    };
}
