using System.Text.Json;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Journal;
using IptActors.Engine.Listings;
using IptActors.Marten.Serialization;
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using JasperFx.Events;
using Marten;
using Marten.Services;
using Npgsql;

namespace IptActors.Marten.Journal;

/// <summary>
/// Appends of several courses in one transaction: 1. The lock, and how the courses stand. 2. Marten appends, in a session for each clinic.
/// 3. The list of courses. 4. COMMIT, after which alone the outcome may be unknown. Five round trips, however many appends.
/// </summary>
/// <param name="store">Marten's store.</param>
/// <param name="database">Where it is.</param>
/// <param name="asRecords">Whether Marten gets events as records of the domain, which its inline projections look for; otherwise as they are encoded, which is less work.</param>
internal sealed class MartenTransaction(IDocumentStore store, NpgsqlDataSource database, bool asRecords)
{
    private static readonly Dictionary<string, int> Schemas = EventTypes.All.ToDictionary(type => type.Name, type => type.Schema);

    /// <summary>Writes them.</summary>
    /// <param name="appends">At most one of a course and one for an exclusive key.</param>
    /// <returns>The outcome of each, in their order. Who lost the race does not hinder the others.</returns>
    /// <exception cref="UnknownOutcomeException">The connection died around COMMIT. Any other exception: nothing was written.</exception>
    public async Task<AppendOutcome[]> WriteAsync(IReadOnlyList<PendingAppend> appends)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        var standings = await CourseStanding.LockAndReadAsync(connection, appends);
        var outcomes = new AppendOutcome[appends.Count];
        var added = new List<(int Place, StreamAction Stream)>(appends.Count);
        foreach (var clinic in Enumerable.Range(0, appends.Count).GroupBy(place => appends[place].Request.Course.Clinic))
        {
            await AddAsync(clinic.Key, clinic);
        }

        if (added.Count == 0)
        {
            return outcomes;
        }

        await ListingStatement.ExecuteAsync(connection, added.Select(written => appends[written.Place].Request.Listing).OfType<CourseListing>());
        await CommitAsync(transaction);
        foreach (var (place, stream) in added)
        {
            outcomes[place] = new AppendOutcome.Committed(stream.Events[^1].Sequence);
        }

        return outcomes;

        async Task AddAsync(ClinicId clinic, IEnumerable<int> places)
        {
            var options = SessionOptions.ForTransaction(transaction);
            options.TenantId = clinic.Value;
            options.Tracking = DocumentTracking.None;
            await using var session = store.OpenSession(options);
            foreach (var place in places)
            {
                var (request, standing) = (appends[place].Request, standings[place]);
                if (standing.Version != request.ExpectedVersion)
                {
                    outcomes[place] = new AppendOutcome.VersionConflict();
                }
                else if (standing.KeyHolder is { } holder)
                {
                    outcomes[place] = new AppendOutcome.ExclusiveKeyTaken(holder);
                }
                else
                {
                    added.Add((place, Add(session, request)));
                }
            }

            await session.SaveChangesAsync();
        }
    }

    private StreamAction Add(IDocumentSession session, AppendRequest request)
    {
        var events = request.Events.Select(Wrap).ToArray();
        var stream = request.ExpectedVersion == 0
            ? session.Events.StartStream<Replay.TreatmentCourse>(request.Course.Course.Value, events)
            : session.Events.Append(request.Course.Course.Value, request.ExpectedVersion + events.Length, events);

        // Marten names an event after the class of its data when it is added; ours has the name that the engine gave it.
        foreach (var (added, written) in stream.Events.Zip(request.Events))
        {
            (added.EventTypeName, added.DotNetTypeName) = (written.Type, written.DotNetType);
        }

        return stream;
    }

    private static async Task CommitAsync(NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception exception) when (!Failures.IsKnownRollback(exception))
        {
            throw new UnknownOutcomeException(
                "The connection to PostgreSQL died while an append was being committed. Reload the course and look for the event ids before trying again.", exception);
        }
    }

    private IEvent Wrap(JournalEvent written)
    {
        var wrapped = asRecords ? Record(written) : new Event<StoredJson>(new StoredJson(written.Data));
        wrapped.Id = written.Id;
        wrapped.Timestamp = written.RecordedAt;
        wrapped.CorrelationId = written.CorrelationId;
        wrapped.CausationId = written.CausationId;
        wrapped.Headers = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(written.Headers.Span)!.ToDictionary(header => header.Key, header => (object)header.Value);
        return wrapped;
    }

    // Of today's shape: the engine has just made it.
    private static IEvent Record(JournalEvent written)
    {
        var record = EventCodec.Default.Decode(written.Type, Schemas[written.Type], written.Data.Span);
        return (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(record.GetType()), record)!;
    }
}
