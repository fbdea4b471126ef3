using IptActors.Api.Access;
using IptActors.Engine.Projections;

namespace IptActors.Api.Projections;

/// <summary>What every query over projections has in common.</summary>
/// <param name="Access">Who may ask.</param>
/// <param name="Projection">Whose rows answer.</param>
/// <param name="Name">Resource name of the course or of the clinic.</param>
/// <param name="OfCourse">Whether it names a course.</param>
/// <param name="MinPosition">The answer holds at least the events up to here; 0 does not wait.</param>
internal sealed record ProjectionAsk(AccessRow Access, Projection Projection, string Name, bool OfCourse, long MinPosition)
{
    /// <summary>Another projection whose rows answer with those of the first; null when there is none.</summary>
    public Projection? Also { get; init; }

    /// <summary>Whether it is answered to who reaches the course only because it is open to them in an emergency. Not what goes on beyond the emergency's end.</summary>
    public bool AnsweredInEmergency { get; init; } = true;

    /// <summary>A query about one course.</summary>
    public static ProjectionAsk Course(AccessRow access, Projection projection, string course, long minPosition) => new(access, projection, course, true, minPosition);

    /// <summary>A query about a clinic.</summary>
    public static ProjectionAsk Clinic(AccessRow access, Projection projection, string parent, long minPosition) => new(access, projection, parent, false, minPosition);
}
