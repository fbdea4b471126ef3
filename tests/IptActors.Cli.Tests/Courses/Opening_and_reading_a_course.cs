using System.Text.Json.Nodes;
using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;

namespace IptActors.Cli.Tests.Courses;

public sealed class Opening_and_reading_a_course(EmbeddedClinic clinic)
{
    [Fact]
    public async Task Opening_says_what_was_recorded()
    {
        var answer = await clinic.RunAsync("course", "open", "courses-1", "--client", "client-courses-1");

        Assert.Equal(ExitCode.Ok, answer.ExitCode);
        Assert.Contains("clinics/harbour/courses/courses-1 is at version 1, referral", answer.Output, StringComparison.Ordinal);
        Assert.Contains("course_opened", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_again_with_the_same_request_id_gets_the_same_answer()
    {
        string[] open = ["course", "open", "courses-2", "--client", "client-courses-2", "--request-id", "5e3dbb7e-48a7-4a38-a0a9-5ed2d2a01f4a", "--json"];

        var first = JsonNode.Parse((await clinic.RunAsync(open)).Output);
        var second = JsonNode.Parse((await clinic.RunAsync(open)).Output);

        Assert.True(JsonNode.DeepEquals(first, second), $"{first}\n{second}");
    }

    [Fact]
    public async Task Showing_has_a_section_for_each_part_of_the_course()
    {
        await clinic.RunAsync("course", "open", "courses-3", "--client", "client-courses-3", "--protocol", "ipt-b");

        var page = (await clinic.RunAsync("course", "show", "courses-3")).Output;

        Assert.Contains("referral", page, StringComparison.Ordinal);
        Assert.Contains("ipt-b", page, StringComparison.Ordinal);
        Assert.Contains("lifecycle", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Showing_at_a_version_tells_it_as_it_stood()
    {
        await clinic.RunAsync("course", "open", "courses-6", "--client", "client-courses-6");
        await clinic.RunAsync("call", "AssignTherapist", """{"course": "courses-6", "therapist": "ada-okafor"}""");

        var before = await clinic.RunAsync("course", "show", "courses-6", "--at-version", "1", "--json");
        var both = await clinic.RunAsync("course", "show", "courses-6", "--at-version", "1", "--at-time", "2026-03-31T12:00:00Z");

        Assert.DoesNotContain("ada-okafor", before.Output, StringComparison.Ordinal);
        Assert.Contains("ada-okafor", (await clinic.RunAsync("course", "show", "courses-6")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, both.ExitCode);
    }

    [Fact]
    public async Task The_history_is_a_row_for_each_event_or_JSON_for_each_event()
    {
        await clinic.RunAsync("course", "open", "courses-4", "--client", "client-courses-4");

        var table = await clinic.RunAsync("course", "history", "courses-4");
        var json = await clinic.RunAsync("course", "history", "clinics/harbour/courses/courses-4", "--json");

        Assert.Contains("course_opened", table.Output, StringComparison.Ordinal);
        Assert.Equal("client-courses-4", (string?)JsonNode.Parse(json.Output)!["data"]!["clientRef"]);
    }

    [Fact]
    public async Task A_course_that_is_not_there_is_refused()
    {
        var answer = await clinic.RunAsync("course", "show", "no-such-course");

        Assert.Equal(ExitCode.Refused, answer.ExitCode);
        Assert.Contains("COURSE_NOT_FOUND", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--referred-on", "31.3.2026")]
    [InlineData("--request-id", "1")]
    [InlineData("--no-such-option", "1")]
    public async Task An_option_that_cannot_be_read_is_a_wrong_command_line(string option, string value)
    {
        var answer = await clinic.RunAsync("course", "open", "courses-5", "--client", "client-courses-5", option, value);

        Assert.Equal(ExitCode.Usage, answer.ExitCode);
    }
}
