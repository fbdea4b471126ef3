using System.Collections.Concurrent;
using IptActors.Compliance.Journal;
using IptActors.Domain.Consents;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Journal;
using IptActors.Marten.Journal;
using IptActors.Orleans.Tests.Support;
using IptActors.Postgres.Tests.Support;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Orleans.Tests.Journal;

public sealed class Appends_by_Marten(PrivateServerFixture server)
{
    private readonly ClinicId _clinic = Sample.NewClinic();
    private readonly ClinicId _another = Sample.NewClinic();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_that_wait_at_the_same_moment_share_a_transaction_whatever_their_clinic()
    {
        await using var journal = new MartenCourseJournal(server.Database, NullLogger.Instance);

        var outcomes = await GatheredAsync(journal, [.. Enumerable.Range(0, 40).Select(n => Sample.Append(Sample.NewCourse(n % 2 == 0 ? _clinic : _another), 0, events: 2))]);

        Assert.All(outcomes, outcome => Assert.IsType<AppendOutcome.Committed>(outcome));
        Assert.Equal(1, Assert.Single(await PrivateServerFixture.QueryAsync<long>(
            server.Server.ConnectionString, $"select count(distinct xmin::text) from ipt.mt_events where tenant_id in ('{_clinic}', '{_another}')")));
        Assert.Equal(
            await PrivateServerFixture.QueryAsync<long>(server.Server.ConnectionString, $"select max(seq_id) from ipt.mt_events where tenant_id in ('{_clinic}', '{_another}') group by stream_id order by 1"),
            outcomes.Select(outcome => ((AppendOutcome.Committed)outcome).LastPosition).Order());
    }

    [Fact]
    public async Task Who_lost_the_race_and_whose_key_is_taken_fail_alone()
    {
        await using var journal = new MartenCourseJournal(server.Database, NullLogger.Instance);
        var (known, holder, asking, fresh) = (NewCourse(), NewCourse(), NewCourse(), NewCourse());
        await GatheredAsync(journal, Sample.Append(known, 0), Sample.Append(holder, 0, listing: Sample.Listing(holder, "key")));

        var outcomes = await GatheredAsync(
            journal, Sample.Append(known, 0), Sample.Append(asking, 0, listing: Sample.Listing(asking, "key")), Sample.Append(fresh, 0, listing: Sample.Listing(fresh, "another key")));

        Assert.IsType<AppendOutcome.VersionConflict>(outcomes[0]);
        Assert.Equal(holder.Course, Assert.IsType<AppendOutcome.ExclusiveKeyTaken>(outcomes[1]).Holder);
        Assert.IsType<AppendOutcome.Committed>(outcomes[2]);
    }

    [Fact]
    public async Task What_PostgreSQL_cannot_store_fails_alone_and_is_not_quoted()
    {
        await using var journal = new MartenCourseJournal(server.Database, NullLogger.Instance);
        var unstorable = new AppendRequest(NewCourse(), 0, [Sample.Event(1, """{"note":"secret\u0000"}""")], null);

        var (failing, committing) = await WhileHeldAsync(journal, () => (AppendAsync(journal, unstorable), Enumerable.Range(0, 5).Select(_ => AppendAsync(journal, Sample.Append(NewCourse(), 0))).ToArray()));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(committing), outcome => Assert.IsType<AppendOutcome.Committed>(outcome));
        Assert.Empty(await journal.ReadCourseAsync(unstorable.Course, 0, 10, Cancel));
    }

    [Fact]
    public async Task An_inline_projection_sees_records_of_the_domain_and_what_it_refuses_is_not_written_and_hinders_nobody()
    {
        var projection = new Refusing("No.");
        await using var journal = new MartenCourseJournal(server.Database, NullLogger.Instance, options => options.Projections.Add(projection, ProjectionLifecycle.Inline));
        var refused = new AppendRequest(NewCourse(), 0, [Explained("No.")], null);

        var (failing, committing) = await WhileHeldAsync(
            journal, () => (AppendAsync(journal, refused), Enumerable.Range(0, 5).Select(n => AppendAsync(journal, new AppendRequest(NewCourse(), 0, [Explained($"{n}")], null))).ToArray()));

        await Assert.ThrowsAnyAsync<Exception>(() => failing);
        Assert.All(await Task.WhenAll(committing), outcome => Assert.IsType<AppendOutcome.Committed>(outcome));
        Assert.Empty(await journal.ReadCourseAsync(refused.Course, 0, 10, Cancel));
        Assert.All(projection.Seen, data => Assert.IsType<ConfidentialityLimitsExplained>(data));
    }

    [Fact]
    public async Task Written_as_records_for_a_projection_a_course_has_the_same_unbroken_chain()
    {
        var projection = new Refusing("Never said.");
        await using var life = await CourseLife.LiveAsync(
            new MartenCourseJournal(server.Database, NullLogger.Instance, options => options.Projections.Add(projection, ProjectionLifecycle.Inline)));

        var replayed = await life.ReplayAsync();

        Assert.Equal((life.Answered, null), (replayed.Version, replayed.ChainBreak));
        Assert.Equal(life.Answered, projection.Seen.Count);
    }

    private CourseKey NewCourse() => Sample.NewCourse(_clinic);

    private static JournalEvent Explained(string note)
    {
        var encoded = EventCodec.Default.Encode(new ConfidentialityLimitsExplained(ValueList.Create<string>(["client"]), new ProtectedText(note)));
        return Sample.Event(1) with { Type = encoded.Type.Name, DotNetType = encoded.Type.DotNetType, Data = encoded.Data };
    }

    private async Task<AppendOutcome[]> GatheredAsync(MartenCourseJournal journal, params AppendRequest[] requests) =>
        await Task.WhenAll(await WhileHeldAsync(journal, () => requests.Select(request => AppendAsync(journal, request)).ToArray()));

    private static Task<AppendOutcome> AppendAsync(MartenCourseJournal journal, AppendRequest request) => journal.AppendAsync(request, Cancel).AsTask();

    /// <summary>Appends that all wait when the writer takes its next batch.</summary>
    private async Task<T> WhileHeldAsync<T>(MartenCourseJournal journal, Func<T> append)
    {
        await using var held = await HeldWriterLock.TakeAsync(server.Server.ConnectionString);
        var occupied = AppendAsync(journal, new AppendRequest(Sample.NewCourse(), 0, [Explained("First.")], null));
        await held.UntilAWriterWaitsAsync();
        var appending = append();
        await held.DisposeAsync();
        await occupied;
        return appending;
    }

    private sealed class Refusing(string note) : IProjection
    {
        public ConcurrentBag<object> Seen { get; } = [];

        public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
        {
            foreach (var e in events)
            {
                Seen.Add(e.Data);
                if (e.Data is ConfidentialityLimitsExplained { Note.Value: var said } && said == note)
                {
                    throw new NotSupportedException("The projection does not take this event.");
                }
            }

            return Task.CompletedTask;
        }
    }
}
