using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using Orleans.Concurrency;

namespace IptActors.Orleans.Grains;

/// <summary>
/// One course of treatment as a grain. Its key is the course's resource name, <c>clinics/{clinic}/courses/{course}</c>.
/// </summary>
/// <remarks>
/// A call of Orleans arrives at most once and a call that timed out has an unknown outcome: whoever sends the same request again
/// learns it, because the answer is kept with the events.
/// </remarks>
[Alias("ipt.ITreatmentCourseGrain")]
public interface ITreatmentCourseGrain : IGrainWithStringKey, IRemindable
{
    /// <summary>Carries out a command and answers when it is durable, or says why not. One at a time.</summary>
    /// <param name="command">The command and who sends it.</param>
    [Alias("Execute")]
    ValueTask<CommandAnswer> ExecuteAsync(CommandEnvelope command);

    /// <summary>The course as the caller may see it, confirmed by the journal: a second activation elsewhere may have carried it on. Does not wait behind commands.</summary>
    /// <param name="caller">Who asks.</param>
    [Alias("Read")]
    [AlwaysInterleave]
    ValueTask<CourseReading> ReadAsync(Caller caller);

    /// <summary>Puts down what is overdue in the course today, as its reminder does; for the reminders that an outage has swallowed.</summary>
    /// <exception cref="InvalidOperationException">An event of the course cannot be read by this build: nothing is put down, and its reminder stays.</exception>
    [Alias("Remind")]
    ValueTask RemindAsync();
}
