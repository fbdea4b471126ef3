using IptActors.Api.Access;
using IptActors.Api.Errors;
using IptActors.Engine.Courses;

namespace IptActors.Api.Commands;

/// <summary>What every command needs.</summary>
/// <param name="Courses">The actors.</param>
/// <param name="Gate">Admits callers.</param>
/// <param name="Catalogs">Codes and rules.</param>
/// <param name="Refusals">Words refusals.</param>
/// <param name="Clock">The time.</param>
internal sealed record CommandServices(ICourses Courses, Gate Gate, IClinicalCatalogs Catalogs, RefusalStatus Refusals, TimeProvider Clock);
