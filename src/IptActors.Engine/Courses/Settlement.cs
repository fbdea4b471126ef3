using IptActors.Engine.Commands;

namespace IptActors.Engine.Courses;

/// <summary>What became of a command: an answer, or the knowledge that it was carried out before, by these events.</summary>
internal readonly record struct Settlement(CommandAnswer? Answer, RequestEntry? Repeated);
