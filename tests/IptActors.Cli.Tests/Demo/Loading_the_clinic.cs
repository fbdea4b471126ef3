using System.Text.Json.Nodes;
using IptActors.Cli.Demo;
using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;

namespace IptActors.Cli.Tests.Demo;

public sealed class Loading_the_clinic(EmbeddedClinic clinic)
{
    // A clinic of its own, so that no other test counts in.
    private const string Clinic = "demo-house";

    [Fact]
    public async Task Forty_courses_in_every_phase_go_as_their_stories_say_and_a_second_run_changes_nothing()
    {
        var first = await LoadAsync();
        var courses = await clinic.RunAsync("call", "ListCourses", """{"page_size": 1000}""", "--clinic", Clinic);
        var second = await LoadAsync();

        Assert.Empty(first["surprises"]!.AsArray());
        Assert.Equal(40, (int)first["courses"]!);
        var list = JsonNode.Parse(courses.Output)!["courses"]!.AsArray();
        Assert.Equal(40, list.Count);
        Assert.Equal(
            ["PHASE_ASSESSMENT", "PHASE_CLOSED", "PHASE_INITIAL", "PHASE_MAINTENANCE", "PHASE_MIDDLE", "PHASE_REFERRAL", "PHASE_TERMINATION", "PHASE_WAITLIST"],
            list.Select(course => (string)course!["phase"]!).Distinct().Order(StringComparer.Ordinal));

        Assert.Equal(0, (int)second["accepted"]!);
        Assert.Equal((int)first["events"]!, (int)second["events"]!);
        Assert.Empty(second["surprises"]!.AsArray());
    }

    [Fact]
    public void Stories_are_the_same_every_time_they_are_told()
    {
        static IEnumerable<string> Requests() => DemoClinic.Cases.SelectMany(demo => demo.Steps.Select((step, index) =>
            DemoRequest.Of(step, index, $"clinics/c/courses/{demo.Course}", new DateOnly(2026, 1, 5), IptActors.Cli.Calling.Methods.Find(step.Call).InputType).ToString()!));

        Assert.Equal(Requests(), Requests());
    }

    [Fact]
    public void Nothing_of_a_story_that_is_told_lies_in_the_future()
    {
        Assert.All(DemoClinic.Cases, demo => Assert.All(demo.Steps, step => Assert.InRange(step.Day, 0, demo.StartsDaysBefore - 1)));
    }

    private async Task<JsonNode> LoadAsync()
    {
        var answer = await clinic.RunAsync("demo", "--json", "--clinic", Clinic);
        Assert.Equal((ExitCode.Ok, ""), (answer.ExitCode, answer.Error));
        return JsonNode.Parse(answer.Output)!;
    }
}
