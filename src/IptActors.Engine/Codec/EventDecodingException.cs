using IptActors.Domain.Values;

namespace IptActors.Engine.Codec;

/// <summary>An event in the journal cannot be read: damaged, altered, or written against the table of shapes.</summary>
public sealed class EventDecodingException(CourseKey course, long version, string name, string problem, Exception? inner = null)
    : Exception($"Event {version} ('{name}') of {course} cannot be read: {problem}", inner)
{
    /// <summary>The course.</summary>
    public CourseKey Course { get; } = course;

    /// <summary>Which of its events.</summary>
    public long Version { get; } = version;
}
