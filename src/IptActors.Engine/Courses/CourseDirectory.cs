using System.Collections.Concurrent;
using IptActors.Domain.Values;
using IptActors.Engine.Telemetry;

namespace IptActors.Engine.Courses;

/// <summary>
/// The actors in memory: one for a course, never two. Those that nobody uses leave it: after a time, and the least recently used
/// first when there are too many or memory is short.
/// </summary>
internal sealed class CourseDirectory : IDisposable
{
    private readonly ConcurrentDictionary<CourseKey, CourseActor> _actors = new();
    private readonly CourseServices _services;
    private readonly Func<bool> _memoryIsShort;
    private readonly CancellationToken _aborted;
    private readonly ITimer _timer;
    private int _sweeping;

    public CourseDirectory(CourseServices services, Func<bool> memoryIsShort, CancellationToken aborted)
    {
        _services = services;
        _memoryIsShort = memoryIsShort;
        _aborted = aborted;
        _timer = services.Clock.CreateTimer(_ => Sweep(), null, services.Options.SweepInterval, services.Options.SweepInterval);
    }

    /// <summary>Courses in memory.</summary>
    public int Count => _actors.Count;

    /// <summary>The actor of a course, made if there is none.</summary>
    public CourseActor Get(CourseKey key)
    {
        if (_actors.TryGetValue(key, out var resident))
        {
            return resident;
        }

        var actor = _actors.GetOrAdd(
            key, static (key, self) => new CourseActor(new TreatmentCourse(key, self._services), self._services, self.Forget, self._aborted), this);
        if (_actors.Count > _services.Options.MaxResident && Volatile.Read(ref _sweeping) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static self => self.Sweep(), this, preferLocal: false);
        }

        return actor;
    }

    /// <summary>Removes an actor that was found retired; its successor can then be made.</summary>
    public void Remove(CourseActor retired) => _actors.TryRemove(KeyValuePair.Create(retired.Course.Key, retired));

    /// <summary>Retires what is idle, and beyond the limits the least recently used.</summary>
    public void Sweep()
    {
        if (Interlocked.Exchange(ref _sweeping, 1) == 1)
        {
            return;
        }

        try
        {
            var evicted = Retire(Candidates());
            if (evicted > 0)
            {
                _services.Metrics.Evicted(evicted);
                _services.Log.Evicted(evicted, _actors.Count);
            }
        }
        finally
        {
            Volatile.Write(ref _sweeping, 0);
        }
    }

    public void Dispose() => _timer.Dispose();

    // Use times go on changing while they are sorted: the order is that of the copy, and so only nearly that of use.
    private IEnumerable<CourseActor> Candidates()
    {
        var byAge = _actors.Values.Select(actor => (actor.LastUsed, Actor: actor)).ToArray();
        Array.Sort(byAge, static (a, b) => a.LastUsed.CompareTo(b.LastUsed));
        var surplus = Surplus(byAge.Length);
        for (var index = 0; index < byAge.Length; index++)
        {
            if (index >= surplus && _services.Clock.GetElapsedTime(byAge[index].LastUsed) < _services.Options.IdleAfter)
            {
                yield break;
            }

            yield return byAge[index].Actor;
        }
    }

    // Down to nine tenths, so that the next course does not ask for a sweep again; to half when memory is short.
    private int Surplus(int resident)
    {
        var limit = _services.Options.MaxResident;
        return _memoryIsShort() ? resident - (resident / 2)
            : resident > limit ? resident - (limit - (limit / 10))
            : 0;
    }

    private int Retire(IEnumerable<CourseActor> candidates)
    {
        var retired = 0;
        foreach (var actor in candidates)
        {
            if (actor.TryRetire())
            {
                Remove(actor);
                retired++;
            }
        }

        return retired;
    }

    // A course that was never opened is not kept: asking for ids that do not exist must not fill the memory.
    private void Forget(CourseActor actor)
    {
        if (actor.TryRetire())
        {
            Remove(actor);
        }
    }
}
