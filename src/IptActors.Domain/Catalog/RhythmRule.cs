namespace IptActors.Domain.Catalog;

/// <summary>
/// How a week of event times becomes a regularity score. Each subscale is one event, its items are the days, answers are minutes
/// since the start of the day (past midnight: 1440 and more).
/// </summary>
/// <param name="MinOccurrences">Days on which an event must have happened to count.</param>
/// <param name="WindowMinutes">Distance from the habitual time, in minutes, that is still a hit.</param>
/// <param name="OutlierPerMilleSd">Times further than this many thousandths of a sample standard deviation from the mean are left out of the habitual time.</param>
public sealed record RhythmRule(int MinOccurrences, int WindowMinutes, int OutlierPerMilleSd);
