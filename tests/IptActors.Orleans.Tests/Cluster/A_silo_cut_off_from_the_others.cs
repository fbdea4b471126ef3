using IptActors.Orleans.Tests.Support;
using IptActors.Postgres.Tests.Support;
using IptActors.Silo.Options;

namespace IptActors.Orleans.Tests.Cluster;

/// <summary>
/// A partition: the silo lives, takes calls and writes to the journal, but no silo hears of another across it. Until the table of
/// members has settled who is gone both sides may hold the same course.
/// </summary>
public sealed class A_silo_cut_off_from_the_others(PrivateServerFixture server)
{
    private const int Courses = 12;
    private const int RemarksEach = 30;

    [Theory]
    [InlineData(JournalKind.GroupCommit)]
    [InlineData(JournalKind.Marten)]
    public async Task Callers_on_both_sides_of_one_course_lose_and_double_nothing(JournalKind journal)
    {
        await using var silos = await ThreeSilos.StartAsync(server.Database, journal);

        // As callers know them: a silo that has left the cluster is still asked, and refuses.
        var sides = Enumerable.Range(0, 3).Select(silos.Courses).ToArray();
        var answered = 0;
        var load = Enumerable.Range(0, Courses).Select(_ => Task.Run(LiveAsync, TestContext.Current.CancellationToken)).ToArray();
        while (Volatile.Read(ref answered) < Courses)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        silos.CutOff(2);

        Assert.All(await Task.WhenAll(load), recorded => Assert.Equal(2 * RemarksEach, recorded));

        async Task<int> LiveAsync()
        {
            await using var life = await CourseLife.OnAsync(server.Database, sides[0]);
            await Task.WhenAll(RemarkAsync(life, 0), RemarkAsync(life, 2));
            Assert.Null((await life.ReplayAsync()).ChainBreak);
            return await life.CountRemarksAsync();
        }

        async Task RemarkAsync(CourseLife life, int side)
        {
            for (var n = 0; n < RemarksEach; n++)
            {
                // The next attempt goes elsewhere, as through a balancer, and who was answered stays there.
                side += await life.RemarkUntilAnsweredAsync(attempt => sides[(side + attempt) % 3], $"{Guid.NewGuid()}");
                Interlocked.Increment(ref answered);
            }
        }
    }
}
