using IptActors.Engine.Courses;

namespace IptActors.Orleans.Grains;

/// <summary>One event on its way into the state of a grain: decided, sealed, not yet folded in.</summary>
/// <param name="Event">The event.</param>
internal sealed record CourseDelta(SealedEvent Event);
