using IptActors.Engine.Codec;
using IptActors.Engine.Courses;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Storing;
using Microsoft.Extensions.Logging;

namespace IptActors.Engine.Projections.Running;

/// <summary>What running projections works with.</summary>
internal sealed record ProjectionServices(
    IReadOnlyList<Projection> Projections,
    ICourseJournal Journal,
    ICourseScan Scan,
    IProjectionStore Store,
    EventCodec Codec,
    IClinicalCatalogs Catalogs,
    ProjectionOptions Options,
    TimeProvider Clock,
    ILogger Log)
{
    public CourseHistory History { get; } = new(Journal, Codec);

    /// <summary>A feed of some projections from a position.</summary>
    public ProjectionFeed Feed(IEnumerable<Projection> projections, long position, bool shadow) =>
        new(new CourseFolder(new ProjectionSet(projections), History, Codec, Catalogs, Options.CoursesInMemory), Store, position, shadow);
}
