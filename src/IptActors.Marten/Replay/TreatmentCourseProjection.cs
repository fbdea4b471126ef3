using System.Text;
using IptActors.Domain.Courses;
using IptActors.Engine.Codec;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace IptActors.Marten.Replay;

/// <summary>Folds a course in Marten with the domain's own fold.</summary>
public sealed class TreatmentCourseProjection : SingleStreamProjection<TreatmentCourse, string>
{
    private const string OccurredAtHeader = "occurred_at";

    /// <inheritdoc/>
    /// <exception cref="FormatException">An event does not say when it happened in a form that can be read.</exception>
    /// <exception cref="System.Diagnostics.UnreachableException">The domain does not know the event.</exception>
    public override TreatmentCourse Evolve(TreatmentCourse? snapshot, string id, IEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var recorded = new RecordedEvent(e.Version, e.Timestamp, OccurredAt(e), (CourseEvent)e.Data);
        return new TreatmentCourse { Id = id, State = CourseDecider.Evolve(snapshot?.State ?? CourseState.Unopened, recorded) };
    }

    // Events appended by others than this engine may lack the header: then they happened when they were recorded.
    private static DateTimeOffset OccurredAt(IEvent e) => e.Headers is { } headers && headers.TryGetValue(OccurredAtHeader, out var value) ? Moment(value, e) : e.Timestamp;

    // Marten's serializers make of a text that looks like a moment one, each its own type.
    private static DateTimeOffset Moment(object value, IEvent e) => value switch
    {
        DateTimeOffset moment => moment.ToUniversalTime(),
        DateTime moment => new DateTimeOffset(moment.ToUniversalTime()),
        _ when Timestamps.TryParse(Encoding.UTF8.GetBytes(value.ToString()!), out var moment) => moment,
        _ => throw new FormatException($"Expected the header {OccurredAtHeader} of event {e.Version} to be a moment such as 2026-03-02T10:00:00.000000Z, found another text."),
    };
}
