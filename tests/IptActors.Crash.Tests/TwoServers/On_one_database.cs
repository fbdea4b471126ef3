using Google.Rpc;
using IptActors.Contracts.V1;
using IptActors.Crash.Tests.Load;
using IptActors.Rpc;

namespace IptActors.Crash.Tests.TwoServers;

public sealed class On_one_database(ServerPair pair) : IClassFixture<ServerPair>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_that_race_for_the_same_courses_are_all_carried_out_once_and_in_one_order()
    {
        await using var load = new LoadTest(courses: 4, caller => pair.Clients[caller % 2]);

        await load.RunAsync(answersEach: 8);
        await load.Callers.FinishAsync(TimeSpan.FromMinutes(2));

        Assert.Empty(load.Callers.Refusals.Unexpected);
        Assert.Empty(await load.AuditAsync(pair.Clients[0]));
        Assert.Empty(await load.AuditAsync(pair.Clients[1]));
    }

    [Fact]
    public async Task Of_two_commands_for_one_version_exactly_one_is_carried_out_and_the_other_is_told_the_version()
    {
        var course = await OpenAsync();
        for (var version = 1L; version <= 25; version++)
        {
            var answers = await Task.WhenAll(pair.Clients.Select(client => RateAsync(client, course, version)));

            Assert.Equal(version + 1, Assert.Single(answers, answer => answer.Version is not null).Version);
            Assert.Equal($"{version + 1}", Assert.Single(answers, answer => answer.Version is null).ActualVersion);
        }
    }

    [Fact]
    public async Task What_one_has_answered_the_other_shows_and_builds_on()
    {
        var course = await OpenAsync();
        for (var turn = 0; turn < 10; turn++)
        {
            var (writer, other) = (pair.Clients[turn % 2], pair.Clients[(turn + 1) % 2]);
            var written = await writer.SendAsync(CourseClient.Rating(course, Guid.NewGuid().ToString(), 5), Cancel);

            Assert.Equal(written.Version, (await other.GetAsync(course, Cancel)).Version);
            Assert.Equal(written.Version + 1, (await RateAsync(other, course, written.Version)).Version);
        }
    }

    private async Task<string> OpenAsync()
    {
        var course = CourseClient.Name($"c-{Guid.NewGuid():n}");
        await pair.Clients[0].SendAsync(CourseClient.Opening(course, Guid.NewGuid().ToString()), Cancel);
        return course;
    }

    /// <summary>The version that the command led to, or the version that the course is said to be at instead of the expected one.</summary>
    private static async Task<(long? Version, string? ActualVersion)> RateAsync(CourseClient client, string course, long expectedVersion)
    {
        try
        {
            return ((await client.SendAsync(CourseClient.Rating(course, Guid.NewGuid().ToString(), 5, expectedVersion), Cancel)).Version, null);
        }
        catch (RpcException exception) when (exception.Status.Code == RpcCode.Aborted)
        {
            var info = exception.Status.Details!.Details.First(detail => detail.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>();
            Assert.Equal(nameof(ErrorReason.VersionMismatch), info.Reason.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
            return (null, info.Metadata["actual_version"]);
        }
    }
}
