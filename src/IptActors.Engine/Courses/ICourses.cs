using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.History;

namespace IptActors.Engine.Courses;

/// <summary>
/// All courses of all clinics, each an actor that takes commands one at a time. Adapters: mailboxes in this process, grains
/// of a cluster.
/// </summary>
/// <remarks>Safe for use by many threads at once.</remarks>
public interface ICourses
{
    /// <summary>Has a course carry out a command. Answers when it is durable, or says why not.</summary>
    /// <param name="course">The course; need not exist.</param>
    /// <param name="command">The command and who sends it.</param>
    /// <param name="cancellationToken">Stops waiting. A command already begun is carried out all the same; its answer is had by sending the same request again.</param>
    ValueTask<CommandAnswer> ExecuteAsync(CourseKey course, CommandEnvelope command, CancellationToken cancellationToken);

    /// <summary>A course as it stands. Never waits behind commands of a course in memory.</summary>
    /// <param name="course">The course; need not exist.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<CourseReading> ReadAsync(CourseKey course, Caller caller, CancellationToken cancellationToken);

    /// <summary>A course as it was at a moment, replayed from the journal.</summary>
    /// <param name="course">The course; need not exist.</param>
    /// <param name="caller">Who asks; must be permitted to see the course as it stands now.</param>
    /// <param name="asOf">The moment. Before the first event there is no course.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<CourseReading> ReadAtAsync(CourseKey course, Caller caller, AsOf asOf, CancellationToken cancellationToken);

    /// <summary>The events of a course in order, read from the journal while they are enumerated.</summary>
    /// <param name="course">The course; need not exist.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="afterVersion">Events with a greater version; 0 from the start.</param>
    /// <param name="cancellationToken">Stops the check; the enumeration takes its own.</param>
    ValueTask<HistoryReading> ReadHistoryAsync(CourseKey course, Caller caller, long afterVersion, CancellationToken cancellationToken);
}
