using IptActors.Compliance.Journal;
using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Postgres.Tests.Support;

namespace IptActors.Postgres.Tests.Journal;

public sealed class A_connection_that_dies_around_commit(PrivateServerFixture server) : IAsyncLifetime
{
    private readonly CourseKey _course = Sample.NewCourse();
    private CuttingProxy _proxy = null!;
    private JournalDatabase _journal = null!;

    public async ValueTask InitializeAsync()
    {
        _proxy = new CuttingProxy(await server.CreateDatabaseAsync());
        _journal = await OpenAsync(patience: TimeSpan.FromSeconds(20));
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_found_and_nothing_is_written_twice()
    {
        _proxy.CutNext(Cut.AfterTheServer);

        var outcome = Assert.IsType<AppendOutcome.Committed>(await _journal.Append(Sample.Append(_course, 0, events: 2)));

        Assert.Equal([1, 2], await _journal.VersionsAsync(_course));
        Assert.Equal(await _journal.Journal.ReadHeadAsync(TestContext.Current.CancellationToken), outcome.LastPosition);
    }

    [Fact]
    public async Task A_request_that_never_arrived_is_written_once_it_is_certain_that_it_was_not()
    {
        _proxy.CutNext(Cut.BeforeTheServer);

        Assert.IsType<AppendOutcome.Committed>(await _journal.Append(Sample.Append(_course, 0, events: 2)));

        Assert.Equal([1, 2], await _journal.VersionsAsync(_course));
    }

    [Fact]
    public async Task A_request_that_arrives_late_finds_its_backend_gone()
    {
        _proxy.CutNext(Cut.AndDeliverLate);

        Assert.IsType<AppendOutcome.Committed>(await _journal.Append(Sample.Append(_course, 0)));
        await _proxy.ServerGone.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await _proxy.DeliverAsync();

        Assert.IsType<AppendOutcome.Committed>(await _journal.Append(Sample.Append(_course, 1)));
        Assert.Equal([1, 2], await _journal.VersionsAsync(_course));
    }

    [Fact]
    public async Task Who_lost_the_race_hears_so_although_the_answer_was_lost()
    {
        await _journal.Append(Sample.Append(_course, 0));
        _proxy.CutNext(Cut.AfterTheServer);

        Assert.IsType<AppendOutcome.VersionConflict>(await _journal.Append(Sample.Append(_course, 0)));
    }

    [Fact]
    public async Task An_outcome_that_cannot_be_looked_up_is_unknown_and_the_journal_recovers()
    {
        await LosePatienceAsync();
        _proxy.Refuses = true;
        _proxy.CutNext(Cut.AfterTheServer);

        await Assert.ThrowsAsync<UnknownOutcomeException>(() => _journal.Append(Sample.Append(_course, 0)));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => _journal.Append(Sample.Append(_course, 1)));
        _proxy.Refuses = false;

        Assert.Equal([1], await _journal.VersionsAsync(_course));
        Assert.IsType<AppendOutcome.Committed>(await _journal.Append(Sample.Append(_course, 1)));
    }

    [Fact]
    public async Task While_the_server_is_away_reads_and_appends_say_so()
    {
        await LosePatienceAsync();
        _proxy.Refuses = true;
        _proxy.CutNext(Cut.BeforeTheServer);
        await Assert.ThrowsAsync<UnknownOutcomeException>(() => _journal.Append(Sample.Append(_course, 0)));

        var unavailable = await Assert.ThrowsAsync<JournalUnavailableException>(() => _journal.Append(Sample.Append(_course, 0)));

        Assert.Contains("Nothing was written", unavailable.Message, StringComparison.Ordinal);
    }

    private async Task LosePatienceAsync()
    {
        await _journal.DisposeAsync();
        _journal = await OpenAsync(patience: TimeSpan.FromSeconds(1));
    }

    private async Task<JournalDatabase> OpenAsync(TimeSpan patience)
    {
        var journal = await JournalDatabase.OpenAsync(new PostgresOptions { ConnectionString = _proxy.ConnectionString, OutcomePatience = patience });
        await journal.WarmUpAsync();
        return journal;
    }
}
