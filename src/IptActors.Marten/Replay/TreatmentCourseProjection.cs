using System.Text;
using IptActors.Domain.Courses;
using IptActors.Engine.Codec;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace IptActors.Marten.Replay;

/// <summary>Folds a course in Marten with the domain's own fold.</summary>
public sealed class TreatmentCourseProjection : SingleStreamProjection<TreatmentCourse, string>
{
    /// <inheritdoc/>
    /// <exception cref="System.Diagnostics.UnreachableException">The domain does not know the event.</exception>
    public override TreatmentCourse Evolve(TreatmentCourse? snapshot, string id, IEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var recorded = new RecordedEvent(e.Version, e.Timestamp, OccurredAt(e), (CourseEvent)e.Data);
        return new TreatmentCourse { Id = id, State = CourseDecider.Evolve(snapshot?.State ?? CourseState.Unopened, recorded) };
    }

    // Events appended by others than this engine may lack the header: then they happened when they were recorded.
    private static DateTimeOffset OccurredAt(IEvent e) =>
        e.Headers is { } headers && headers.TryGetValue("occurred_at", out var text) && Timestamps.TryParse(Encoding.UTF8.GetBytes(text.ToString()!), out var moment) ? moment : e.Timestamp;
}
