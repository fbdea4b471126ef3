using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Courses;

public sealed class Sending_a_command_again : IAsyncDisposable
{
    private readonly Clinic _clinic = new();

    private Person Ada => _clinic.As("ada-okafor", Roles.Therapist);

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task The_same_request_gets_the_first_answer()
    {
        var request = Requests.Open();
        var first = await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);

        Assert.Equal(first, await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request));
    }

    [Fact]
    public async Task Other_content_under_the_same_request_id_is_refused()
    {
        var request = Requests.Open();
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);
        request.Service = "children";

        var refused = await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(request);

        Assert.Equal((Google.Rpc.Code.AlreadyExists, "REQUEST_ID_REUSED"), (refused.Code, refused.Reason));
        Assert.Equal(request.RequestId, refused.Detail<Google.Rpc.RequestInfo>()!.RequestId);
    }

    [Fact]
    public async Task Another_command_under_the_same_request_id_is_refused()
    {
        var request = Requests.Open();
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);
        var other = new StartAssessmentRequest { Course = request.Course, RequestId = request.RequestId };

        Assert.Equal("REQUEST_ID_REUSED", (await Ada.RefusedAsync<StartAssessmentRequest, StartAssessmentResponse>(other)).Reason);
    }

    [Fact]
    public async Task A_version_that_is_not_the_courses_is_refused()
    {
        var request = Requests.Open();
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);
        var next = new StartAssessmentRequest { Course = request.Course, RequestId = Guid.NewGuid().ToString(), ExpectedVersion = 7 };

        var refused = await Ada.RefusedAsync<StartAssessmentRequest, StartAssessmentResponse>(next);

        Assert.Equal((Google.Rpc.Code.Aborted, "VERSION_MISMATCH"), (refused.Code, refused.Reason));
    }
}
