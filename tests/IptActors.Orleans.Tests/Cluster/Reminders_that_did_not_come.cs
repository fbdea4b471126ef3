using System.Globalization;
using System.Net;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Risks;
using IptActors.Domain.Values;
using IptActors.Engine.Courses;
using IptActors.Orleans.Tests.Support;
using IptActors.Postgres;
using IptActors.Postgres.Tests.Support;
using IptActors.Server.Options;
using IptActors.Silo.Hosting;
using IptActors.Silo.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Orleans.Tests.Cluster;

/// <summary>A reminder whose time passed while nobody could send it comes when the next silo joins.</summary>
public sealed class Reminders_that_did_not_come(PrivateServerFixture server) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly TemporaryFolder _folder = new();
    private string _connection = "";
    private PostgresDatabase? _database;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connection = await server.CreateDatabaseAsync();
        _database = await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = _connection }, NullLogger.Instance, Cancel);
        await PrivateServerFixture.ExecuteAsync(_connection, "insert into ipt_cluster.membership_version (deploymentid) values ('iptactors')");
    }

    public async ValueTask DisposeAsync()
    {
        await _database!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_fell_due_in_an_outage_is_put_down_by_the_first_silo_that_starts()
    {
        // A month ago a measure was asked for and a course was suspended; then no silo ran for twenty days.
        await using var silos = await ThreeSilos.StartAsync(_database!, JournalKind.GroupCommit, new ShiftedClock(-30 * Day));
        await using var measured = await LiveAsync(silos.Courses(0), day => new RequestMeasure("phq9", day.AddDays(7), null));
        await using var suspended = await LiveAsync(silos.Courses(0), day => new SuspendCourse("illness", day.AddDays(7), null));
        await using var atRisk = await LiveAsync(silos.Courses(0), _ => new RaiseRiskConcern("self_harm", "client_contact", false, new ProtectedText("Said so on the phone."), null));
        await using var settled = await LiveAsync(silos.Courses(0), day => new RequestMeasure("phq9", day.AddDays(60), null));
        foreach (var course in new[] { measured.Course, suspended.Course, atRisk.Course, settled.Course })
        {
            await RemindAsync($"treatment-course/{course}", startedAgo: 29.5 * Day);
        }

        await MemberAsync(status: 6, lastSign: 20 * Day);

        await using var silo = await StartSiloAsync();

        Assert.Equal(["measure 1"], await NoticesAsync(measured.Course, expected: 1));
        Assert.Equal(["resume 0"], await NoticesAsync(suspended.Course, expected: 1));
        Assert.Equal(["risk_review 1"], await NoticesAsync(atRisk.Course, expected: 1));
        Assert.Empty(await NoticesAsync(settled.Course, expected: 0));
    }

    [Fact]
    public async Task All_that_fell_due_since_the_last_sign_of_life_of_any_silo_look()
    {
        await MemberAsync(status: 6, lastSign: 30 * Day, port: 1);
        await MemberAsync(status: 3, lastSign: 3 * Day, port: 2);
        await RemindAsync("in-the-outage", startedAgo: 2.5 * Day);
        await RemindAsync("each-day", startedAgo: 100.5 * Day);
        await RemindAsync("each-month-before-it", startedAgo: 5 * Day, period: 30 * Day);
        await RemindAsync("not-yet", startedAgo: -0.1 * Day);

        Assert.Equal(["each-day", "in-the-outage"], await FindAsync());
    }

    [Fact]
    public async Task While_others_run_those_of_the_last_minutes_look_for_a_silo_may_have_died_with_them()
    {
        await MemberAsync(status: 3, lastSign: TimeSpan.FromSeconds(20));
        await RemindAsync("minutes-ago", startedAgo: TimeSpan.FromMinutes(5));
        await RemindAsync("hours-ago", startedAgo: TimeSpan.FromHours(5));

        Assert.Equal(["minutes-ago"], await FindAsync());
    }

    [Fact]
    public async Task In_a_cluster_that_never_ran_all_that_are_due_look()
    {
        await RemindAsync("restored", startedAgo: 2.5 * Day);

        Assert.Equal(["restored"], await FindAsync());
    }

    [Fact]
    public async Task Reminders_and_members_of_others_do_not_count()
    {
        await MemberAsync(status: 6, lastSign: 3 * Day);
        await RemindAsync("ours", startedAgo: 2.5 * Day);
        await RemindAsync("theirs", startedAgo: 2.5 * Day, service: "another");

        Assert.Equal(["ours"], await FindAsync());
    }

    private async Task<CourseLife> LiveAsync(ICourses courses, Func<DateOnly, CourseCommand> last)
    {
        var life = await CourseLife.OnAsync(_database!, courses);
        await life.DoAsync(courses, last);
        return life;
    }

    private async Task<IAsyncDisposable> StartSiloAsync() => await EditionUnderTest.StartAsync(new SiloSettings
    {
        Server = new ServerOptions
        {
            Postgres = _connection,
            DataFolder = _folder.Path,
            Grpc = new HostAndPort(IPAddress.Loopback, 0),
            Web = new HostAndPort(IPAddress.Loopback, 0),
        },
        SiloAddress = IPAddress.Loopback,
        SiloPort = EditionUnderTest.FreePort(),
    });

    private async Task<IEnumerable<string>> FindAsync() =>
        (await MissedReminders.FindAsync(_database!.DataSource, new SiloSettings { Server = new ServerOptions() }, NullLogger.Instance, Cancel)).Grains.Order(StringComparer.Ordinal);

    private async Task<List<string>> NoticesAsync(CourseKey course, int expected)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(Patience);
        while (true)
        {
            var notices = await PrivateServerFixture.QueryAsync<string>(
                _connection, $"select kind || ' ' || number from ipt.due_notice where tenant_id = '{course.Clinic}' and course_id = '{course.Course}'");
            if (notices.Count >= expected)
            {
                return notices;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    private Task RemindAsync(string grain, TimeSpan startedAgo, TimeSpan? period = null, string service = "iptactors") => PrivateServerFixture.ExecuteAsync(
        _connection,
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            insert into ipt_cluster.reminder (serviceid, grainid, remindername, starttime, period, grainhash, version)
            values ('{service}', '{grain}', 'due', now() - interval '{startedAgo.TotalSeconds:0} seconds', {(period ?? Day).TotalMilliseconds:0}, 1, 0)
            """));

    private Task MemberAsync(int status, TimeSpan lastSign, int port = 1) => PrivateServerFixture.ExecuteAsync(
        _connection,
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            insert into ipt_cluster.membership (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
            values ('iptactors', '127.0.0.1', {port}, 1, 'silo-1', 'host-1', {status}, 0, now() - interval '40 days', now() - interval '{lastSign.TotalSeconds:0} seconds')
            """));
}
