using IptActors.Domain.Catalog;

namespace IptActors.Domain.Courses;

/// <summary>All that a decision depends on besides the course and the command. The domain has no clock: time is here.</summary>
/// <param name="Now">The moment the command is decided and its events are recorded (UTC, microseconds).</param>
/// <param name="OccurredAt">When the thing happened, not after <paramref name="Now"/>. Equal to it unless recorded late.</param>
/// <param name="Catalog">Protocols, measures, techniques, codes, rules and policy of the clinic.</param>
/// <param name="Actor">Who does it: the subject of the token, or the person on whose behalf a system acts.</param>
/// <param name="Role">In which role; decides which rules they may override.</param>
/// <param name="Overrides">Rules that the person overrides, with the reason; empty as a rule.</param>
public sealed record CommandContext(
    DateTimeOffset Now,
    DateTimeOffset OccurredAt,
    ClinicalCatalog Catalog,
    string Actor,
    string Role,
    RuleOverrides Overrides)
{
    /// <summary>The days of the service that treats. <see cref="CourseDecider"/> sets it: it depends on the course.</summary>
    public ServiceCalendar Calendar { get; init; } = ServiceCalendar.Utc;

    /// <summary>The day it happened, where the service is.</summary>
    public DateOnly OccurredOn => Calendar.DayOf(OccurredAt);

    /// <summary>The day of recording, where the service is.</summary>
    public DateOnly Today => Calendar.DayOf(Now);
}
