using System.Threading.Channels;
using IptActors.Domain.Values;

namespace IptActors.Engine.Projections.Watching;

/// <summary>Somebody who is told of the changes in a clinic as they happen. Disposed when nobody listens any more.</summary>
public sealed class Watcher : IDisposable
{
    private readonly ChangeFeed _feed;
    private readonly Func<CourseChange, bool> _wants;
    private readonly Channel<CourseChange> _changes;
    private long _position;

    internal Watcher(ChangeFeed feed, ClinicId clinic, Func<CourseChange, bool> wants, long position, int capacity)
    {
        (_feed, Clinic, _wants, _position) = (feed, clinic, wants, position);
        _changes = Channel.CreateBounded<CourseChange>(new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });
    }

    /// <summary>The clinic.</summary>
    public ClinicId Clinic { get; }

    /// <summary>Changes in order of position. Completes with a <see cref="WatcherTooSlowException"/> when so many wait that no more are kept.</summary>
    public ChannelReader<CourseChange> Changes => _changes.Reader;

    /// <summary>Everything up to here was told or lies in <see cref="Changes"/>. Read it before looking whether something lies there.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <inheritdoc/>
    public void Dispose() => _feed.Remove(this);

    /// <summary>Never waits: who does not keep up is cut.</summary>
    internal bool Tell(IReadOnlyList<CourseChange> changes, long position)
    {
        foreach (var change in changes)
        {
            if (_wants(change) && !_changes.Writer.TryWrite(change))
            {
                _changes.Writer.TryComplete(new WatcherTooSlowException());
                return false;
            }
        }

        Volatile.Write(ref _position, position);
        return true;
    }
}
