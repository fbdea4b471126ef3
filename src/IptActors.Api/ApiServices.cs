using IptActors.Api.Access;
using IptActors.Api.Projections;
using IptActors.Api.Proofs;
using IptActors.Engine.AccessLog;
using IptActors.Engine.Courses;
using IptActors.Engine.Emergencies;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using IptActors.Engine.Listings;

namespace IptActors.Api;

/// <summary>What the API is composed of.</summary>
/// <param name="Courses">The actors.</param>
/// <param name="Listings">The list of courses.</param>
/// <param name="Catalogs">Codes, measures, protocols and rules, by clinic.</param>
/// <param name="Tokens">Checks bearer tokens.</param>
/// <param name="AccessLog">Takes every access before its answer leaves.</param>
/// <param name="Clock">The time.</param>
/// <param name="History">Replays what was recorded, for audit.</param>
/// <param name="Journal">The events, for proofs of single ones.</param>
/// <param name="Proofs">What proofs are made from.</param>
/// <param name="Projections">The read side.</param>
public sealed record ApiServices(
    ICourses Courses,
    ICourseListings Listings,
    IClinicalCatalogs Catalogs,
    ITokenValidator Tokens,
    IAccessLog AccessLog,
    TimeProvider Clock,
    CourseHistory History,
    ICourseJournal Journal,
    ProofServices Proofs,
    ProjectionDependencies Projections)
{
    /// <summary>Reads the log of access.</summary>
    public required IAccessRecords AccessRecords { get; init; }

    /// <summary>Looks for events across courses, for audit.</summary>
    public required IRecordedEvents Events { get; init; }

    /// <summary>The emergency accesses that wait for their review.</summary>
    public required IEmergencyReviews EmergencyReviews { get; init; }
}
