using System.Runtime.CompilerServices;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Journal;

namespace IptActors.Engine.History;

/// <summary>Reads and folds the events of one course, page by page. Knows of no actor: for replay, audit and retries.</summary>
/// <remarks>Safe for use by many threads at once.</remarks>
public sealed class CourseHistory(ICourseJournal journal, EventCodec codec)
{
    /// <summary>Events read at a time: a whole course as a rule.</summary>
    public const int PageSize = 256;

    /// <summary>The events of a course in order, decoded; the hash chain is not checked.</summary>
    /// <param name="course">The course.</param>
    /// <param name="afterVersion">Events with a greater version; 0 from the start.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    /// <exception cref="EventDecodingException">An event cannot be read; all before it were given.</exception>
    public async IAsyncEnumerable<CourseEventRecord> ReadAsync(
        CourseKey course, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var stored in ReadStoredAsync(course, afterVersion, cancellationToken))
        {
            yield return Read(stored);
        }
    }

    /// <summary>The course as it was at a moment, its hash chain checked up to there; as far as its events can be read.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    public async ValueTask<CourseSnapshot> FoldAsync(CourseKey course, AsOf asOf, CancellationToken cancellationToken)
    {
        var snapshot = CourseSnapshot.Before(course);
        await foreach (var stored in ReadStoredAsync(course, 0, cancellationToken))
        {
            if (!asOf.Includes(stored))
            {
                break;
            }

            snapshot = snapshot.With(stored, codec, out _);
        }

        return snapshot;
    }

    /// <summary>The events of a course one by one, each with the course before and after it, the hash chain checked on the way.</summary>
    /// <exception cref="EventDecodingException">An event cannot be read; all before it were given.</exception>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    public async IAsyncEnumerable<ReplayStep> ReplayAsync(CourseKey course, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var before = CourseSnapshot.Before(course);
        await foreach (var stored in ReadStoredAsync(course, 0, cancellationToken))
        {
            var after = before.With(stored, codec, out var record);
            if (record is null)
            {
                throw new EventDecodingException(course, stored.Event.Version, stored.Event.Type, after.ChainBreak!.Found);
            }

            yield return new ReplayStep(record, before, after);
            before = after;
        }
    }

    /// <summary>Place of the last event of all courses; 0 when there is none.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    public ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken) => journal.ReadHeadAsync(cancellationToken);

    private CourseEventRecord Read(StoredEvent stored)
    {
        try
        {
            return codec.Decode(stored);
        }
        catch (UnknownEventTypeException newer)
        {
            throw new EventDecodingException(stored.Course, stored.Event.Version, stored.Event.Type, newer.Message, newer);
        }
    }

    /// <summary>The events of a course in order, as they are stored.</summary>
    internal async IAsyncEnumerable<StoredEvent> ReadStoredAsync(
        CourseKey course, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredEvent> page;
        do
        {
            page = await journal.ReadCourseAsync(course, afterVersion, PageSize, cancellationToken);
            foreach (var stored in page)
            {
                yield return stored;
                afterVersion = stored.Event.Version;
            }
        }
        while (page.Count == PageSize);
    }
}
