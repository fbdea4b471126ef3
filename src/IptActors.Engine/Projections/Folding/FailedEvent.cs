using IptActors.Engine.Journal;

namespace IptActors.Engine.Projections.Folding;

/// <summary>The event that a projection could not fold. Says nothing of its data, which may be personal.</summary>
/// <param name="Position">Its place among all events.</param>
/// <param name="EventId">Its id.</param>
/// <param name="Type">Its stored name.</param>
/// <param name="Error">Kind of the error, without its message: that could hold data.</param>
public sealed record FailedEvent(long Position, Guid EventId, string Type, string Error)
{
    internal static FailedEvent Of(StoredEvent stored, Exception exception) =>
        new(stored.Position, stored.Event.Id, stored.Event.Type, exception.GetType().Name);
}
