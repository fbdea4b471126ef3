using System.Runtime.CompilerServices;
using IptActors.Domain.Values;
using IptActors.Engine.Listings;
using IptActors.Engine.Projections.Storing;

namespace IptActors.Engine.Journal.InMemory;

/// <summary>A journal that forgets everything when the process ends. For tests and trials; it keeps every promise of the port except to be durable.</summary>
public sealed class InMemoryCourseJournal : ICourseJournal, ICourseListings, ICourseScan
{
    private readonly Lock _gate = new();
    private readonly List<StoredEvent> _all = [];
    private readonly Dictionary<CourseKey, List<StoredEvent>> _courses = [];
    private readonly Dictionary<CourseKey, CourseListing> _listings = [];
    private readonly Dictionary<(ClinicId Clinic, string Key), CourseId> _holders = [];
    private TaskCompletionSource _appended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public ValueTask<AppendOutcome> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        request.RequireConsecutive();
        lock (_gate)
        {
            var stream = _courses.GetValueOrDefault(request.Course) ?? [];
            if (stream.Count != request.ExpectedVersion)
            {
                return ValueTask.FromResult<AppendOutcome>(new AppendOutcome.VersionConflict());
            }

            if (request.Listing is { } listing)
            {
                if (HolderOtherThan(listing) is { } holder)
                {
                    return ValueTask.FromResult<AppendOutcome>(new AppendOutcome.ExclusiveKeyTaken(holder));
                }

                Replace(listing);
            }

            foreach (var written in request.Events)
            {
                var kept = written with { Headers = written.Headers.ToArray(), Data = written.Data.ToArray() };
                var stored = new StoredEvent(_all.Count + 1, request.Course, kept);
                _all.Add(stored);
                stream.Add(stored);
            }

            _courses[request.Course] = stream;
            _appended.SetResult();
            _appended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return ValueTask.FromResult<AppendOutcome>(new AppendOutcome.Committed(_all.Count));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> ReadCourseAsync(CourseKey course, long afterVersion, int maxCount, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<StoredEvent>>(_courses.TryGetValue(course, out var stream) ? Page(stream, afterVersion, maxCount) : []);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int maxCount, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<StoredEvent>>(Page(_all, afterPosition, maxCount));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadCoursesAsync(long upToPosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<List<StoredEvent>> courses;
        lock (_gate)
        {
            courses = [.. _courses.Values.Select(stream => stream.FindAll(stored => stored.Position <= upToPosition)).Where(stream => stream.Count > 0)];
        }

        foreach (var course in courses)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return course;
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult((long)_all.Count);
        }
    }

    /// <inheritdoc/>
    public ValueTask WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _all.Count > afterPosition ? ValueTask.CompletedTask : new ValueTask(_appended.Task.WaitAsync(cancellationToken));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CourseListing>> ListAsync(CourseListingQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            IReadOnlyList<CourseListing> rows = [.. _listings.Values
                .Where(row => Matches(row, query))
                .OrderBy(row => row.Course.Course.Value, StringComparer.Ordinal)
                .Take(query.Limit)];
            return ValueTask.FromResult(rows);
        }
    }

    private static bool Matches(CourseListing row, CourseListingQuery query) =>
        row.Course.Clinic == query.Clinic
        && (query.Phases.Count == 0 || query.Phases.Contains(row.Phase))
        && (query.Therapist is null || query.Therapist == row.Therapist)
        && (query.Supervisor is null || query.Supervisor == row.Supervisor)
        && (query.Service is null || query.Service == row.Service)
        && (query.Protocol is null || query.Protocol == row.Protocol)
        && (query.After is not { } after || string.CompareOrdinal(row.Course.Course.Value, after.Value) > 0);

    // Versions and positions start at 1 and have no gaps here, so that the n-th is at index n - 1.
    private static List<StoredEvent> Page(List<StoredEvent> events, long after, int maxCount)
    {
        var start = (int)Math.Min(after, events.Count);
        return events.GetRange(start, Math.Min(maxCount, events.Count - start));
    }

    private CourseId? HolderOtherThan(CourseListing listing) =>
        listing.ExclusiveKey is { } key && _holders.TryGetValue((listing.Course.Clinic, key), out var holder) && holder != listing.Course.Course
            ? holder
            : null;

    private void Replace(CourseListing listing)
    {
        if (_listings.TryGetValue(listing.Course, out var before) && before.ExclusiveKey is { } released)
        {
            _holders.Remove((listing.Course.Clinic, released));
        }

        if (listing.ExclusiveKey is { } taken)
        {
            _holders[(listing.Course.Clinic, taken)] = listing.Course.Course;
        }

        _listings[listing.Course] = listing;
    }
}
