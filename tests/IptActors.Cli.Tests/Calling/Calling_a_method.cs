using System.Text.Json.Nodes;
using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;

namespace IptActors.Cli.Tests.Calling;

public sealed class Calling_a_method(EmbeddedClinic clinic)
{
    private const string Request = """{"client_ref": "client-1", "service": "adult", "protocol": "ipt-adult-16", "referral_source": "gp", "referred_on": {"year": 2026, "month": 3, "day": 2}, "course": """;

    private static string Open(string course) => $"{Request}\"{course}\"}}".Replace("client-1", $"client-of-{course}", StringComparison.Ordinal);

    [Theory]
    [InlineData("OpenCourse")]
    [InlineData("opencourse")]
    [InlineData("ReferralService/OpenCourse")]
    [InlineData("ipt.v1.ReferralService/OpenCourse")]
    [InlineData("/ipt.v1.ReferralService/OpenCourse")]
    [InlineData("ipt.v1.ReferralService.OpenCourse")]
    public async Task Its_name_may_be_short_or_full(string method)
    {
        var answer = await clinic.RunAsync("call", method, Open($"c-{Guid.NewGuid():N}"));

        Assert.Equal((ExitCode.Ok, ""), (answer.ExitCode, answer.Error));
        Assert.Equal("1", (string?)JsonNode.Parse(answer.Output)!["result"]!["version"]);
    }

    [Fact]
    public async Task A_short_id_of_a_course_means_the_clinic_of_the_caller()
    {
        var answer = await clinic.RunAsync("call", "OpenCourse", Open("calling-short"), "--clinic", "south-house");

        Assert.Equal("clinics/south-house/courses/calling-short", (string?)JsonNode.Parse(answer.Output)!["result"]!["course"]);
    }

    [Fact]
    public async Task The_request_may_come_from_a_file_or_standard_input()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Open("calling-file"), TestContext.Current.CancellationToken);

        var fromFile = await clinic.RunAsync("call", "OpenCourse", $"@{file}");
        var fromInput = await Ipt.RunAsync(Open("calling-input"), ["call", "OpenCourse", "-", "--data", clinic.Folder]);

        File.Delete(file);
        Assert.Equal((ExitCode.Ok, ExitCode.Ok), (fromFile.ExitCode, fromInput.ExitCode));
    }

    [Fact]
    public async Task A_method_that_streams_answers_prints_one_a_line()
    {
        await clinic.RunAsync("call", "OpenCourse", Open("calling-stream"));

        var answer = await clinic.RunAsync("call", "StreamHistory", """{"course": "calling-stream"}""", "--as", "auditor:eve", "--purpose", "operations");

        var line = Assert.Single(answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("course_opened", (string?)JsonNode.Parse(line)!["event"]!["type"]);
    }

    [Fact]
    public async Task A_method_that_takes_a_stream_reads_an_object_on_each_line()
    {
        static string Line(string course) => $$"""{"command": {"@type": "type.googleapis.com/ipt.v1.OpenCourseRequest", "requestId": "{{Guid.NewGuid()}}", {{Open($"clinics/harbour/courses/{course}")[1..]}}}""";

        var answer = await Ipt.RunAsync($"{Line("calling-import-1")}\n{Line("calling-import-2")}\n", ["call", "ImportCommands", "-", "--data", clinic.Folder]);

        Assert.Equal("2", (string?)JsonNode.Parse(answer.Output)?["accepted"]);
    }

    [Theory]
    [InlineData("NoSuchMethod", "{}")]
    [InlineData("OpenCourse", "{")]
    [InlineData("OpenCourse", "[]")]
    [InlineData("OpenCourse", "{\"no_such_field\": 1}")]
    [InlineData("OpenCourse", "{\"referred_on\": \"yesterday\"}")]
    [InlineData("OpenCourse", "@/no/such/file")]
    public async Task What_is_no_request_is_a_wrong_command_line(string method, string request)
    {
        var answer = await clinic.RunAsync("call", method, request);

        Assert.Equal((ExitCode.Usage, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith("error: ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_refuses_is_told_with_every_field()
    {
        var answer = await clinic.RunAsync("call", "OpenCourse", """{"course": "calling-refused"}""");

        Assert.Equal(ExitCode.Refused, answer.ExitCode);
        Assert.Contains("INVALID_ARGUMENT", answer.Error, StringComparison.Ordinal);
        Assert.Contains("reason: INVALID_COMMAND", answer.Error, StringComparison.Ordinal);
        Assert.Contains("client_ref: ", answer.Error, StringComparison.Ordinal);
        Assert.Contains("referred_on: ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_a_refusal_is_one_object()
    {
        var answer = await clinic.RunAsync("call", "OpenCourse", """{"course": "calling-refused"}""", "--json");

        var refusal = JsonNode.Parse(answer.Error)!;
        Assert.Equal("INVALID_ARGUMENT", (string?)refusal["code"]);
        Assert.Contains(refusal["details"]!.AsArray(), detail => (string?)detail!["reason"] == "INVALID_COMMAND");
    }

    [Fact]
    public async Task A_role_that_may_not_is_told_so()
    {
        var answer = await clinic.RunAsync("call", "OpenCourse", Open("calling-dashboard"), "--as", "dashboard:wall");

        Assert.Equal(ExitCode.NotPermitted, answer.ExitCode);
    }

    [Theory]
    [InlineData("therapist")]
    [InlineData(":ada")]
    [InlineData("therapist:")]
    public async Task A_caller_is_a_role_and_an_id(string caller)
    {
        var answer = await clinic.RunAsync("call", "ListCourses", "--as", caller);

        Assert.Equal(ExitCode.Usage, answer.ExitCode);
    }

    [Fact]
    public async Task The_list_names_every_method_and_the_fields_of_one()
    {
        var all = await Ipt.RunAsync("call", "--list");
        var one = await Ipt.RunAsync("call", "HoldSession", "--list");

        Assert.Contains("SessionService/HoldSession", all.Output.Split('\n'));
        Assert.Contains("started_at", one.Output, StringComparison.Ordinal);
    }
}
