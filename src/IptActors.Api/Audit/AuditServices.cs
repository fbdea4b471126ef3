using IptActors.Api.Access;
using IptActors.Api.Courses;
using IptActors.Api.Errors;
using IptActors.Api.Proofs;
using IptActors.Engine.AccessLog;
using IptActors.Engine.Courses;
using IptActors.Engine.History;
using IptActors.Engine.Journal;

namespace IptActors.Api.Audit;

/// <summary>What the methods for auditors need.</summary>
/// <param name="Courses">Say who may see a course.</param>
/// <param name="History">Reads and replays what was recorded.</param>
/// <param name="Gate">Admits callers.</param>
/// <param name="Page">Words a course.</param>
/// <param name="Catalogs">Codes and rules.</param>
/// <param name="Refusals">Words refusals.</param>
/// <param name="Clock">The time.</param>
/// <param name="Events">Looks for events across courses.</param>
/// <param name="AccessRecords">Tells who was shown what.</param>
/// <param name="Journal">The events as they are stored.</param>
/// <param name="Proofs">The tree over them.</param>
internal sealed record AuditServices(
    ICourses Courses, CourseHistory History, Gate Gate, CoursePage Page, IClinicalCatalogs Catalogs, RefusalStatus Refusals, TimeProvider Clock,
    IRecordedEvents Events, IAccessRecords AccessRecords, ICourseJournal Journal, ProofServices Proofs);
