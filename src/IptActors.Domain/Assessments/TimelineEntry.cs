using IptActors.Domain.Values;

namespace IptActors.Domain.Assessments;

/// <summary>One point of the timeline.</summary>
/// <param name="On">The day, as near as it is known: the first of the month or year when only that is.</param>
/// <param name="Kind">Code of the list <c>timeline_kind</c>: symptom or life event.</param>
/// <param name="Description">What happened.</param>
/// <param name="Person">Number of a person of the inventory whom it concerns; null when nobody of it.</param>
public sealed record TimelineEntry(DateOnly On, string Kind, ProtectedText Description, int? Person);
