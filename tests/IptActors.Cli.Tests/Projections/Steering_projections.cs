using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;

namespace IptActors.Cli.Tests.Projections;

public sealed class Steering_projections(EmbeddedClinic clinic)
{
    [Fact]
    public async Task The_list_names_each_with_its_state_and_the_head()
    {
        var answer = await clinic.RunAsync("projection", "list");

        Assert.Equal(ExitCode.Ok, answer.ExitCode);
        Assert.Contains("course_summary", answer.Output, StringComparison.Ordinal);
        Assert.Matches(@"head \d+, \d+ watchers, run by this server", answer.Output);
    }

    [Fact]
    public async Task One_that_is_paused_is_not_healthy_for_scripts_until_it_is_resumed()
    {
        await clinic.RunAsync("projection", "pause", "goal_progress");
        var paused = await clinic.RunAsync("projection", "lag");
        await clinic.RunAsync("projection", "resume", "goal_progress");

        Assert.Equal(ExitCode.Refused, paused.ExitCode);
        Assert.Matches(@"goal_progress \d+ events [\d.]+ s \S+", paused.Output);
        Assert.DoesNotContain("paused", (await clinic.RunAsync("projection", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rebuild_is_waited_for_and_tells_what_came_of_it()
    {
        await clinic.RunAsync("course", "open", "steering-1", "--client", "client-steering-1");

        var rebuilt = await clinic.RunAsync("projection", "rebuild", "treatment_wait");

        Assert.Equal(ExitCode.Ok, rebuilt.ExitCode);
        Assert.Matches("treatment_wait.*switched, 0 rows differed", rebuilt.Output);
    }

    [Fact]
    public async Task One_that_there_is_not_and_a_rebuild_that_does_not_run_are_refused()
    {
        var unknown = await clinic.RunAsync("projection", "pause", "weather");
        var idle = await clinic.RunAsync("projection", "cancel", "attendance");

        Assert.Equal((ExitCode.Refused, ExitCode.Refused), (unknown.ExitCode, idle.ExitCode));
        Assert.Contains("course_summary", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("found none", idle.Error, StringComparison.Ordinal);
    }
}
