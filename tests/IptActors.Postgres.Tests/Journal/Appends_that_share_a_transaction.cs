using IptActors.Compliance.Journal;
using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Postgres.Tests.Support;

namespace IptActors.Postgres.Tests.Journal;

public sealed class Appends_that_share_a_transaction(PrivateServerFixture server)
{
    private readonly ClinicId _clinic = Sample.NewClinic();

    [Fact]
    public async Task Appends_that_wait_at_the_same_moment_are_written_by_one_transaction()
    {
        var outcomes = await GatheredAsync([.. Enumerable.Range(0, 40).Select(_ => Sample.Append(NewCourse(), 0))]);

        Assert.All(outcomes, outcome => Assert.IsType<AppendOutcome.Committed>(outcome));
        Assert.Equal(1, Assert.Single(await PrivateServerFixture.QueryAsync<long>(
            server.Server.ConnectionString, $"select count(distinct xmin::text) from ipt.mt_events where tenant_id = '{_clinic}'")));
    }

    [Fact]
    public async Task Courses_that_open_and_courses_that_go_on_share_a_transaction_and_keep_their_places()
    {
        var (known, fresh, other) = (NewCourse(), NewCourse(), NewCourse());
        await GatheredAsync(Sample.Append(known, 0), Sample.Append(other, 0));

        var outcomes = await GatheredAsync(
            Sample.Append(known, 1, events: 2), Sample.Append(fresh, 0, events: 3, listing: Sample.Listing(fresh, "key of the fresh one")), Sample.Append(other, 1));

        Assert.Equal(
            await PrivateServerFixture.QueryAsync<long>(
                server.Server.ConnectionString,
                $"select max(seq_id) from ipt.mt_events where tenant_id = '{_clinic}' group by stream_id order by array_position(array['{known.Course}', '{fresh.Course}', '{other.Course}'], stream_id::text)"),
            outcomes.Select(outcome => Assert.IsType<AppendOutcome.Committed>(outcome).LastPosition));
        Assert.Equal(1, Assert.Single(await PrivateServerFixture.QueryAsync<long>(
            server.Server.ConnectionString, $"select count(distinct xmin::text) from ipt.mt_events where tenant_id = '{_clinic}' and (version > 1 or stream_id = '{fresh.Course}')")));
    }

    [Fact]
    public async Task Appends_are_given_positions_in_order_of_arrival()
    {
        var outcomes = await GatheredAsync([.. Enumerable.Range(0, 20).Select(_ => Sample.Append(NewCourse(), 0, events: 2))]);

        var positions = outcomes.Select(outcome => Assert.IsType<AppendOutcome.Committed>(outcome).LastPosition).ToArray();
        Assert.Equal(positions.Order(), positions);
    }

    [Fact]
    public async Task A_course_that_lost_and_a_course_whose_key_is_taken_fail_alone()
    {
        var (known, holder, asking, fresh) = (NewCourse(), NewCourse(), NewCourse(), NewCourse());
        await GatheredAsync(Sample.Append(known, 0), Sample.Append(holder, 0, listing: Sample.Listing(holder, "key")));

        var outcomes = await GatheredAsync(
            Sample.Append(known, 0),
            Sample.Append(known, 1),
            Sample.Append(asking, 0, listing: Sample.Listing(asking, "key")),
            Sample.Append(fresh, 0, listing: Sample.Listing(fresh, "other key")));

        Assert.IsType<AppendOutcome.VersionConflict>(outcomes[0]);
        Assert.IsType<AppendOutcome.Committed>(outcomes[1]);
        Assert.Equal(new AppendOutcome.ExclusiveKeyTaken(holder.Course), outcomes[2]);
        Assert.IsType<AppendOutcome.Committed>(outcomes[3]);
    }

    [Fact]
    public async Task Appends_of_one_course_that_follow_one_another_are_written_in_order()
    {
        var course = NewCourse();

        var outcomes = await GatheredAsync(Sample.Append(course, 0), Sample.Append(course, 1, events: 2), Sample.Append(course, 3));

        Assert.All(outcomes, outcome => Assert.IsType<AppendOutcome.Committed>(outcome));
        await using var journal = await JournalDatabase.OpenAsync(server.Server.ConnectionString);
        Assert.Equal([1, 2, 3, 4], await journal.VersionsAsync(course));
    }

    [Fact]
    public async Task Of_two_courses_that_ask_for_one_key_at_the_same_moment_the_first_gets_it()
    {
        var (first, second) = (NewCourse(), NewCourse());

        var outcomes = await GatheredAsync(
            Sample.Append(first, 0, listing: Sample.Listing(first, "key")), Sample.Append(second, 0, listing: Sample.Listing(second, "key")));

        Assert.IsType<AppendOutcome.Committed>(outcomes[0]);
        Assert.Equal(new AppendOutcome.ExclusiveKeyTaken(first.Course), outcomes[1]);
    }

    [Fact]
    public async Task A_key_goes_to_the_second_course_when_the_first_that_asked_lost_its_race()
    {
        var (stale, second) = (NewCourse(), NewCourse());
        await GatheredAsync(Sample.Append(stale, 0));

        var outcomes = await GatheredAsync(
            Sample.Append(stale, 0, listing: Sample.Listing(stale, "key")), Sample.Append(second, 0, listing: Sample.Listing(second, "key")));

        Assert.IsType<AppendOutcome.VersionConflict>(outcomes[0]);
        Assert.IsType<AppendOutcome.Committed>(outcomes[1]);
    }

    [Fact]
    public async Task An_event_that_PostgreSQL_cannot_store_fails_alone_and_is_not_quoted()
    {
        var unstorable = new AppendRequest(NewCourse(), 0, [Sample.Event(1, """{"note":"secret\u0000"}""")], null);
        var neighbours = Enumerable.Range(0, 5).Select(_ => Sample.Append(NewCourse(), 0)).ToArray();
        await using var journal = await JournalDatabase.OpenAsync(server.Server.ConnectionString);

        var (failing, committing) = await WhileHeldAsync(journal, () => (journal.Append(unstorable), neighbours.Select(journal.Append).ToArray()));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(committing), outcome => Assert.IsType<AppendOutcome.Committed>(outcome));
        Assert.Empty(await journal.VersionsAsync(unstorable.Course));
    }

    [Fact]
    public async Task A_writer_that_does_not_take_the_lock_still_cannot_write_a_version_twice()
    {
        var course = NewCourse();
        await GatheredAsync(Sample.Append(course, 0));
        await PrivateServerFixture.ExecuteAsync(
            server.Server.ConnectionString,
            $"""
            insert into ipt.mt_events (seq_id, id, stream_id, version, data, type, tenant_id)
            values (nextval('ipt.mt_events_sequence'), gen_random_uuid(), '{course.Course}', 2, '{"{}"}', 'session_held', '{_clinic}')
            """);

        var outcomes = await GatheredAsync(Sample.Append(course, 1), Sample.Append(NewCourse(), 0));

        Assert.IsType<AppendOutcome.VersionConflict>(outcomes[0]);
        Assert.IsType<AppendOutcome.Committed>(outcomes[1]);
    }

    [Fact]
    public async Task A_caller_may_give_up_while_its_append_waits_in_the_queue()
    {
        var (taken, waiting) = (NewCourse(), NewCourse());
        await using var journal = await JournalDatabase.OpenAsync(server.Server.ConnectionString);
        await journal.WarmUpAsync();
        using var source = new CancellationTokenSource();

        Task<AppendOutcome> first, second;
        await using (var held = await HeldWriterLock.TakeAsync(server.Server.ConnectionString))
        {
            first = journal.Journal.AppendAsync(Sample.Append(taken, 0), source.Token).AsTask();
            await held.UntilAWriterWaitsAsync();
            second = journal.Journal.AppendAsync(Sample.Append(waiting, 0), source.Token).AsTask();
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        }

        Assert.IsType<AppendOutcome.Committed>(await first);
        Assert.Empty(await journal.VersionsAsync(waiting));
    }

    [Fact]
    public async Task A_full_queue_makes_callers_wait_and_they_may_give_up()
    {
        var options = new PostgresOptions { ConnectionString = server.Server.ConnectionString, QueueCapacity = 1, MaxBatchRequests = 1 };
        await using var journal = await JournalDatabase.OpenAsync(options);
        await journal.WarmUpAsync();
        using var source = new CancellationTokenSource();

        Task<AppendOutcome> taken, queued;
        await using (var held = await HeldWriterLock.TakeAsync(server.Server.ConnectionString))
        {
            taken = journal.Append(Sample.Append(NewCourse(), 0));
            await held.UntilAWriterWaitsAsync();
            queued = journal.Append(Sample.Append(NewCourse(), 0));
            var waiting = journal.Journal.AppendAsync(Sample.Append(NewCourse(), 0), source.Token).AsTask();
            Assert.False(waiting.IsCompleted);
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        Assert.IsType<AppendOutcome.Committed>(await taken);
        Assert.IsType<AppendOutcome.Committed>(await queued);
    }

    [Fact]
    public async Task What_waits_when_the_journal_is_closed_is_still_written_and_nothing_more_is_taken()
    {
        var course = NewCourse();
        var journal = await JournalDatabase.OpenAsync(server.Server.ConnectionString);

        var appends = Enumerable.Range(0, 10).Select(version => journal.Append(Sample.Append(course, version))).ToArray();
        await journal.DisposeAsync();

        Assert.All(await Task.WhenAll(appends), outcome => Assert.IsType<AppendOutcome.Committed>(outcome));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => journal.Append(Sample.Append(course, 10)));
    }

    private CourseKey NewCourse() => Sample.NewCourse(_clinic);

    /// <summary>Appends that all wait when the writer takes its next batch.</summary>
    private async Task<AppendOutcome[]> GatheredAsync(params AppendRequest[] requests)
    {
        await using var journal = await JournalDatabase.OpenAsync(server.Server.ConnectionString);
        return await Task.WhenAll(await WhileHeldAsync(journal, () => requests.Select(journal.Append).ToArray()));
    }

    private async Task<T> WhileHeldAsync<T>(JournalDatabase journal, Func<T> append)
    {
        await journal.WarmUpAsync();
        await using var held = await HeldWriterLock.TakeAsync(server.Server.ConnectionString);
        var occupied = journal.Append(Sample.Append(Sample.NewCourse(), 0));
        await held.UntilAWriterWaitsAsync();
        var appending = append();
        await held.DisposeAsync();
        await occupied;
        return appending;
    }
}
