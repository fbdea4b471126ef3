using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Sessions;

namespace IptActors.Domain.Outcomes;

/// <summary>A score of a course with its place among the sessions.</summary>
/// <param name="Administration">Number of the administration in the course.</param>
/// <param name="Version">Version of the event that recorded it.</param>
/// <param name="Measure">Code of the measure.</param>
/// <param name="CompletedAt">When it was filled in (UTC).</param>
/// <param name="SessionNumber">
/// Number of the session it was given in; outside sessions, how many of the acute treatment had been held by then. 0 before the first.
/// </param>
/// <param name="Total">Total in 1/scale of the measure; null when too many items are missing.</param>
/// <param name="Prorated">Whether the total stands on fewer than all items.</param>
/// <param name="AfterClosure">Whether it is a follow-up on a closed course.</param>
/// <param name="WithContact">False when it belongs to an appointment that was missed or called off.</param>
/// <param name="Case">Whether it lies on the clinical side of the cut-off for the client's age, as recorded with it; null when that cannot be said.</param>
public sealed record ScoreEntry(
    int Administration,
    long Version,
    string Measure,
    DateTimeOffset CompletedAt,
    int SessionNumber,
    int? Total,
    bool Prorated,
    bool AfterClosure,
    bool WithContact,
    bool? Case = null)
{
    /// <summary>Every score of a course that was not retracted, by the moment it was filled in, ties by the order of recording.</summary>
    public static IReadOnlyList<ScoreEntry> Of(CourseState state)
    {
        var held = state.Sessions.Appointments.Where(it => it is { Held: true, Number: not null }).OrderBy(it => it.StartsAt).ToArray();
        return
        [
            .. from it in state.Measures.Standing
               orderby it.CompletedAt, it.Ordinal
               let session = it.Session is { } ordinal ? state.Sessions.Find(ordinal) : null
               select new ScoreEntry(
                   it.Ordinal,
                   it.Version,
                   it.Measure,
                   it.CompletedAt,
                   Number(it, session, held),
                   it.Total,
                   it.Prorated,
                   it.AfterClosure,
                   session is null or { Status: AppointmentStatus.Held or AppointmentStatus.Planned },
                   it.Case),
        ];
    }

    /// <summary>Whether the score may be a first or last one: complete, or prorated where the policy counts those; in treatment; with contact, or the policy does not ask.</summary>
    internal bool CountsForOutcome(ServicePolicy policy) =>
        Total is not null
        && !AfterClosure
        && (!Prorated || policy.ProratedScoresCountForOutcome)
        && (WithContact || policy.ScoresWithoutContactCount);

    private static int Number(Administration it, Appointment? session, Appointment[] held) =>
        session is { Held: true, Number: { } number } ? number : held.Count(before => before.StartsAt <= it.CompletedAt);
}
