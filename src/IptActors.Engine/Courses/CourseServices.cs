using IptActors.Engine.Codec;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using IptActors.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace IptActors.Engine.Courses;

/// <summary>What every course of a process works with.</summary>
/// <remarks><c>Schedule</c> gives an actor with work a thread: that of the caller, up to the first append; a simulation gives it its own.</remarks>
internal sealed record CourseServices(
    ICourseJournal Journal,
    CourseHistory History,
    EventCodec Codec,
    IClinicalCatalogs Catalogs,
    TimeProvider Clock,
    CourseRuntimeOptions Options,
    EngineMetrics Metrics,
    ILogger Log,
    Action<IThreadPoolWorkItem> Schedule);
