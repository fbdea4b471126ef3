using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.History;
using IptActors.Orleans.Tests.Support;
using IptActors.Postgres.Tests.Support;
using IptActors.Silo.Options;

namespace IptActors.Orleans.Tests.Cluster;

/// <summary>What the host of courses promises, held by three silos over each of the journals.</summary>
public sealed class Courses_in_a_cluster(PrivateServerFixture server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(JournalKind.GroupCommit)]
    [InlineData(JournalKind.Marten)]
    public async Task A_course_is_the_same_whichever_silo_is_asked(JournalKind journal)
    {
        await using var silos = await ThreeSilos.StartAsync(server.Database, journal);
        await using var life = await LiveAsync(silos.Courses(0));

        foreach (var silo in Enumerable.Range(0, 3))
        {
            var reading = await silos.Courses(silo).ReadAsync(life.Course, life.Coordinator, Cancel);
            Assert.Equal((await life.ReplayAsync()).State, Assert.IsType<CourseReading.Found>(reading).State);
        }
    }

    [Theory]
    [InlineData(JournalKind.GroupCommit)]
    [InlineData(JournalKind.Marten)]
    public async Task The_same_request_sent_to_every_silo_is_carried_out_once(JournalKind journal)
    {
        await using var silos = await ThreeSilos.StartAsync(server.Database, journal);
        await using var life = await LiveAsync(silos.Courses(0));
        for (var n = 0; n < 20; n++)
        {
            var request = CourseLife.Envelope(CourseLife.Remark($"{n}"), life.Coordinator);

            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(silo => silos.Courses(silo).ExecuteAsync(life.Course, request, Cancel).AsTask()));

            Assert.Equal([life.Answered + n + 1], answers.Select(answer => Assert.IsType<CommandAnswer.Answered>(answer).Version).Distinct());
        }
    }

    [Fact]
    public async Task A_request_id_used_for_something_else_is_refused()
    {
        await using var silos = await ThreeSilos.StartAsync(server.Database, JournalKind.GroupCommit);
        await using var life = await LiveAsync(silos.Courses(0));
        var id = Guid.NewGuid();
        await silos.Courses(1).ExecuteAsync(life.Course, CourseLife.Envelope(CourseLife.Remark("a"), life.Coordinator, id), Cancel);

        var answer = await silos.Courses(2).ExecuteAsync(life.Course, CourseLife.Envelope(CourseLife.Remark("b"), life.Coordinator, id), Cancel);

        Assert.IsType<Refusal.RequestIdReused>(Assert.IsType<CommandAnswer.Refused>(answer).Refusal);
    }

    [Fact]
    public async Task A_course_of_another_clinic_is_shown_to_nobody()
    {
        await using var silos = await ThreeSilos.StartAsync(server.Database, JournalKind.GroupCommit);
        await using var life = await LiveAsync(silos.Courses(0));
        var stranger = life.Coordinator with { Clinic = ClinicId.Parse("elsewhere") };

        var reading = await silos.Courses(1).ReadAsync(life.Course, stranger, Cancel);

        Assert.IsType<Refusal.NotPermitted>(Assert.IsType<CourseReading.Refused>(reading).Refusal);
    }

    [Fact]
    public async Task A_course_that_was_never_opened_is_not_found_and_not_kept()
    {
        await using var silos = await ThreeSilos.StartAsync(server.Database, JournalKind.GroupCommit);
        var course = Compliance.Journal.Sample.NewCourse();
        var caller = new Caller(course.Clinic, "cora", "coordinator", null, CourseScope.Clinic, null);

        var reading = await silos.Courses(0).ReadAsync(course, caller, Cancel);

        Assert.Equal("COURSE_NOT_FOUND", Assert.IsType<CourseReading.Refused>(reading).Refusal.Code);
    }

    [Fact]
    public async Task A_course_as_it_was_and_its_history_are_read_through_any_silo()
    {
        await using var silos = await ThreeSilos.StartAsync(server.Database, JournalKind.GroupCommit);
        await using var life = await LiveAsync(silos.Courses(0));

        var then = Assert.IsType<CourseReading.Found>(await silos.Courses(1).ReadAtAsync(life.Course, life.Coordinator, new AsOf.Version(1), Cancel));
        var history = Assert.IsType<HistoryReading.Found>(await silos.Courses(2).ReadHistoryAsync(life.Course, life.Coordinator, 0, Cancel));

        Assert.Equal(1, then.State.Version);
        Assert.Equal(life.Answered, await history.Events.CountAsync(Cancel));
    }

    /// <summary>Two clusters that know nothing of each other have an activation each of the same course, as after a partition.</summary>
    [Theory]
    [InlineData(JournalKind.GroupCommit)]
    [InlineData(JournalKind.Marten)]
    public async Task Of_two_activations_of_one_course_exactly_one_append_wins_each_version(JournalKind journal)
    {
        await using var here = await ThreeSilos.StartAsync(server.Database, journal);
        await using var there = await ThreeSilos.StartAsync(server.Database, journal);
        await using var life = await LiveAsync(here.Courses(0));
        await there.Courses(0).ReadAsync(life.Course, life.Coordinator, Cancel);
        for (var version = life.Answered; version < life.Answered + 20; version++)
        {
            var answers = await Task.WhenAll(new[] { here, there }.Select(cluster => cluster.Courses(1).ExecuteAsync(
                life.Course, CourseLife.Envelope(CourseLife.Remark($"{Guid.NewGuid()}"), life.Coordinator) with { ExpectedVersion = version }, Cancel).AsTask()));

            Assert.Equal(version + 1, Assert.Single(answers.OfType<CommandAnswer.Answered>()).Version);
            Assert.Equal(new Refusal.VersionMismatch(version, version + 1), Assert.Single(answers.OfType<CommandAnswer.Refused>()).Refusal);
        }

        var replayed = await life.ReplayAsync();
        Assert.Equal(life.Answered + 20, replayed.Version);
        Assert.Null(replayed.ChainBreak);
    }

    [Theory]
    [InlineData(JournalKind.GroupCommit)]
    [InlineData(JournalKind.Marten)]
    public async Task A_silo_killed_under_load_loses_and_doubles_nothing(JournalKind journal)
    {
        await using var silos = await ThreeSilos.StartAsync(server.Database, journal);
        var killed = false;
        var load = Enumerable.Range(0, 12).Select(caller => Task.Run(() => RemarkAsync(silos.Courses(0), () => silos.Courses(Volatile.Read(ref killed) ? caller % 2 : caller % 3), 25), Cancel)).ToArray();

        await Task.Delay(200, Cancel);
        await silos.KillAsync(2);
        Volatile.Write(ref killed, true);

        Assert.All(await Task.WhenAll(load), result => Assert.Equal(result.Acknowledged, result.Recorded));
    }

    [Fact]
    public async Task A_silo_stopped_in_order_hands_its_courses_on()
    {
        await using var silos = await ThreeSilos.StartAsync(server.Database, JournalKind.GroupCommit);
        var stopped = false;
        var load = Enumerable.Range(0, 12).Select(caller => Task.Run(() => RemarkAsync(silos.Courses(0), () => silos.Courses(Volatile.Read(ref stopped) ? caller % 2 : caller % 3), 25), Cancel)).ToArray();

        await Task.Delay(200, Cancel);
        Volatile.Write(ref stopped, true);
        await silos.StopAsync(2);

        Assert.All(await Task.WhenAll(load), result => Assert.Equal(result.Acknowledged, result.Recorded));
    }

    // Each remark until it is answered; then the history must hold each once.
    private async Task<(int Acknowledged, int Recorded)> RemarkAsync(ICourses steady, Func<ICourses> courses, int count)
    {
        await using var life = await LiveAsync(steady);
        for (var n = 0; n < count; n++)
        {
            await life.RemarkUntilAnsweredAsync(_ => courses(), $"{n}");
        }

        return (count, await life.CountRemarksAsync());
    }

    private Task<CourseLife> LiveAsync(ICourses courses) => CourseLife.OnAsync(server.Database, courses);
}
