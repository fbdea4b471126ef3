using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Contracts.V1;
using IptActors.Rpc;

namespace IptActors.Server.Tests.Hosting;

public sealed class Receiving_hostile_requests(ClinicServer clinic) : IClassFixture<ClinicServer>
{
    private Person Ada => clinic.As("ada-okafor", Roles.Therapist);

    [Fact]
    public async Task Every_wrong_field_is_told_over_the_wire()
    {
        var status = await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(new OpenCourseRequest { RequestId = "7", Service = "a\u0007" });

        Assert.Equal((int)Google.Rpc.Code.InvalidArgument, status.Code);
        var fields = status.Details.Single(detail => detail.Is(BadRequest.Descriptor)).Unpack<BadRequest>().FieldViolations.Select(violation => violation.Field);
        Assert.Equal(["course", "request_id", "client_ref", "service", "protocol", "referred_on", "referral_source"], fields);
    }

    [Fact]
    public async Task Bytes_that_are_no_message_are_an_invalid_argument()
    {
        using var response = await PostAsync("ipt.v1.ReferralService/OpenCourse", "application/proto", [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("invalid_argument", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_UTF8_is_an_invalid_argument()
    {
        using var response = await PostAsync("ipt.v1.ReferralService/OpenCourse", "application/proto", [0x52, 0x02, 0xC3, 0x28]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_refused()
    {
        var request = Requests.Open();
        request.Reason = new string('a', 5 * 1024 * 1024);

        Assert.Equal((int)Google.Rpc.Code.ResourceExhausted, (await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(request)).Code);
    }

    [Fact]
    public async Task A_field_that_this_server_does_not_know_is_ignored()
    {
        var request = Requests.Open();
        var extended = OpenCourseRequest.Parser.ParseFrom([.. request.ToByteArray(), 0xFA, 0x3F, 0x03, (byte)'n', (byte)'e', (byte)'w']);

        var answer = await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(extended);

        Assert.Equal(request.Course, answer.Result.Course);
    }

    [Fact]
    public async Task A_call_without_a_token_is_unauthenticated()
    {
        var status = await (Ada with { Token = null }).RefusedAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open());

        Assert.Equal((int)Google.Rpc.Code.Unauthenticated, status.Code);
        Assert.Equal("TOKEN_INVALID", Reason(status));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not.a.token")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEtb2thZm9yIiwiY2xpbmljIjoibm9ydGgtaG91c2UiLCJyb2xlcyI6WyJ0aGVyYXBpc3QiXX0.")]
    public async Task A_token_that_nobody_signed_is_unauthenticated(string token) =>
        Assert.Equal((int)Google.Rpc.Code.Unauthenticated, (await (Ada with { Token = token }).RefusedAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open())).Code);

    [Fact]
    public async Task Another_clinic_learns_nothing()
    {
        var request = Requests.Open();
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);
        var stranger = clinic.As("ada-okafor", Roles.Therapist | Roles.Admin, clinic: "south-house");

        var there = await stranger.RefusedAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = request.Course });
        var notThere = await stranger.RefusedAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = Requests.Open().Course });

        Assert.Equal((int)Google.Rpc.Code.PermissionDenied, there.Code);
        Assert.Equal(notThere, there);
    }

    [Fact]
    public async Task A_history_that_may_not_be_read_sends_no_event()
    {
        var request = Requests.Open();
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);

        var refused = await Assert.ThrowsAsync<RpcException>(() => clinic.As("ben-larsen", Roles.Therapist).HistoryAsync(new StreamHistoryRequest { Course = request.Course }));

        Assert.Equal(RpcCode.PermissionDenied, refused.Status.Code);
    }

    [Fact]
    public async Task A_request_id_used_for_something_else_is_told()
    {
        var request = Requests.Open();
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);
        request.ClientRef = "client-somebody-else";

        Assert.Equal("REQUEST_ID_REUSED", Reason(await Ada.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(request)));
    }

    [Fact]
    public async Task Hundred_callers_with_the_same_request_get_one_answer()
    {
        var request = Requests.Open();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request.Clone())));

        Assert.Single(answers.Distinct());
        Assert.Equal(answers[0].Result.Events.Count, (await Ada.HistoryAsync(new StreamHistoryRequest { Course = request.Course })).Count);
    }

    [Fact]
    public async Task Json_by_Connect_gets_the_same_treatment()
    {
        using var response = await PostAsync("ipt.v1.CourseService/GetCourse", "application/json", Encoding.UTF8.GetBytes("""{"course":"nonsense"}"""));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("google.rpc.BadRequest", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> PostAsync(string method, string contentType, byte[] body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(clinic.Server.Web, method)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Ada.Token);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Reason(Google.Rpc.Status status) => status.Details.Single(detail => detail.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>().Reason;
}
