using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Courses;
using IptActors.Engine.History;
using IptActors.Engine.Journal;

namespace IptActors.Engine.Projections.Folding;

/// <summary>Folds batches of events onto the courses they belong to. A course that is not in memory is folded from its own events first.</summary>
internal sealed class CourseFolder(ProjectionSet projections, CourseHistory history, EventCodec codec, IClinicalCatalogs catalogs, int capacity)
{
    private const int LoadsAtOnce = 8;

    private readonly CourseFoldCache _cache = new(capacity);

    public ProjectionSet Projections => projections;

    /// <summary>Folds events that follow what was kept, without keeping the result.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    public async Task<FoldedBatch> FoldAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken)
    {
        var failures = new FoldFailures(projections.Count);
        var courses = await LoadAsync(events, failures, cancellationToken);
        foreach (var stored in events)
        {
            try
            {
                var (before, after, _) = courses[stored.Course];
                courses[stored.Course] = (before, after.With(codec.Decode(stored), projections, failures), stored);
            }
            catch (Exception exception)
            {
                // It cannot be read, or does not fit the course: nobody can fold it, and nothing is skipped.
                failures.NoteAll(stored, exception);
                break;
            }
        }

        return new FoldedBatch(projections, courses, failures);
    }

    /// <summary>Keeps the courses of a batch whose rows are durable.</summary>
    public void Keep(FoldedBatch batch)
    {
        foreach (var course in batch.Courses)
        {
            _cache.Keep(course);
        }
    }

    private async Task<Dictionary<CourseKey, (CourseFold Before, CourseFold After, StoredEvent Last)>> LoadAsync(
        IReadOnlyList<StoredEvent> events, FoldFailures failures, CancellationToken cancellationToken)
    {
        var courses = new Dictionary<CourseKey, (CourseFold Before, CourseFold After, StoredEvent Last)>();
        var missing = new List<StoredEvent>();
        foreach (var stored in events)
        {
            if (courses.ContainsKey(stored.Course))
            {
                continue;
            }

            var known = _cache.Find(stored.Course);
            if (known?.Version != stored.Event.Version - 1)
            {
                known = CourseFold.Before(stored.Course, catalogs.Of(stored.Course.Clinic), projections);
                if (stored.Event.Version > 1)
                {
                    missing.Add(stored);
                }
            }

            courses.Add(stored.Course, (known, known, stored));
        }

        var loaded = new CourseFold[missing.Count];
        await Parallel.ForAsync(
            0,
            missing.Count,
            new ParallelOptions { MaxDegreeOfParallelism = LoadsAtOnce, CancellationToken = cancellationToken },
            async (index, token) => loaded[index] = await LoadAsync(courses[missing[index].Course].Before, missing[index], failures, token));
        foreach (var (first, fold) in missing.Zip(loaded))
        {
            courses[first.Course] = (fold, fold, first);
        }

        return courses;
    }

    private async Task<CourseFold> LoadAsync(CourseFold fold, StoredEvent upTo, FoldFailures failures, CancellationToken cancellationToken)
    {
        await foreach (var stored in history.ReadStoredAsync(fold.Key, 0, cancellationToken))
        {
            if (stored.Event.Version >= upTo.Event.Version)
            {
                break;
            }

            try
            {
                // What a projection could not fold in an event that lies behind it was noted when it came; here it shows again.
                fold = fold.With(codec.Decode(stored), projections, failures);
            }
            catch (Exception exception)
            {
                failures.NoteAll(upTo, exception);
                break;
            }
        }

        return fold;
    }
}
