using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Values;
using IptActors.Engine.Courses;
using IptActors.Orleans.Hosting;
using IptActors.Orleans.Tests.Support;
using IptActors.Postgres.Tests.Support;
using IptActors.Silo.Options;

namespace IptActors.Orleans.Tests.Cluster;

public sealed class Reminding_of_what_is_due(PrivateServerFixture server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_overdue_is_put_down_once_however_often_the_reminder_comes()
    {
        await using var silos = await ThreeSilos.StartAsync(server.Database, JournalKind.GroupCommit, new ShiftedClock(TimeSpan.FromDays(-30)));
        await using var life = await RequestedAsync(silos.Courses(0), 7);

        // A month later, on another cluster: the day of the measure has passed.
        await using var later = await ThreeSilos.StartAsync(server.Database, JournalKind.GroupCommit);
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(0, (await later.Grains.RemindAsync([$"treatment-course/{life.Course}"], Cancel)).Courses);
        }

        Assert.Equal(["measure 1"], await NoticesAsync(life.Course));
    }

    [Fact]
    public async Task What_is_not_due_yet_is_not_put_down()
    {
        await using var silos = await ThreeSilos.StartAsync(server.Database, JournalKind.GroupCommit);
        await using var life = await RequestedAsync(silos.Courses(0), 7);

        Assert.Equal(0, (await silos.Grains.RemindAsync([$"treatment-course/{life.Course}"], Cancel)).Courses);

        Assert.Empty(await NoticesAsync(life.Course));
    }

    [Fact]
    public async Task A_course_has_a_reminder_while_something_is_waited_for()
    {
        await using var silos = await ThreeSilos.StartAsync(server.Database, JournalKind.GroupCommit);
        await using var life = await CourseLife.OnAsync(server.Database, silos.Courses(0));
        Assert.False(await silos.HasReminderAsync(life.Course, expected: false));

        await life.DoAsync(silos.Courses(0), Request(7));

        Assert.True(await silos.HasReminderAsync(life.Course, expected: true));
    }

    [Fact]
    public async Task One_course_that_cannot_look_keeps_no_other_from_it()
    {
        await using var silos = await ThreeSilos.StartAsync(server.Database, JournalKind.GroupCommit, new ShiftedClock(TimeSpan.FromDays(-30)));
        await using var life = await RequestedAsync(silos.Courses(0), 7);
        await using var unreadable = await CourseLife.OnAsync(server.Database, silos.Courses(0));
        await PrivateServerFixture.ExecuteAsync(
            server.Server.ConnectionString, $"update ipt.mt_events set type = 'of_the_future' where tenant_id = '{unreadable.Course.Clinic}' and version = 1");

        await using var later = await ThreeSilos.StartAsync(server.Database, JournalKind.GroupCommit);
        var failed = await later.Grains.RemindAsync([$"treatment-course/{unreadable.Course}", $"treatment-course/{life.Course}", "another-grain/7"], Cancel);

        Assert.Equal(1, failed.Courses);
        Assert.Equal(["measure 1"], await NoticesAsync(life.Course));
    }

    [Fact]
    public async Task A_course_with_an_event_of_a_newer_build_keeps_its_reminder_until_somebody_can_read_it()
    {
        await using var silos = await ThreeSilos.StartAsync(server.Database, JournalKind.GroupCommit);
        await using var life = await RequestedAsync(silos.Courses(0), 7);
        Assert.True(await silos.HasReminderAsync(life.Course, expected: true));
        await PrivateServerFixture.ExecuteAsync(
            server.Server.ConnectionString, $"update ipt.mt_events set type = 'of_the_future' where tenant_id = '{life.Course.Clinic}' and type = 'measure_requested'");
        await silos.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

        Assert.Equal(1, (await silos.Grains.RemindAsync([$"treatment-course/{life.Course}"], Cancel)).Courses);

        Assert.True(await silos.HasReminderAsync(life.Course, expected: true));
    }

    private async Task<CourseLife> RequestedAsync(ICourses courses, int days)
    {
        var life = await CourseLife.OnAsync(server.Database, courses);
        await life.DoAsync(courses, Request(days));
        return life;
    }

    private static Func<DateOnly, CourseCommand> Request(int days) => day => new RequestMeasure("phq9", day.AddDays(days), null);

    private Task<List<string>> NoticesAsync(CourseKey course) =>
        PrivateServerFixture.QueryAsync<string>(server.Server.ConnectionString, $"select kind || ' ' || number from ipt.due_notice where tenant_id = '{course.Clinic}' and course_id = '{course.Course}'");
}
