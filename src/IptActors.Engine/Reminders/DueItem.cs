namespace IptActors.Engine.Reminders;

/// <summary>Something that is waited for until a day.</summary>
/// <param name="Kind">What.</param>
/// <param name="Number">Number of the request or review in its course, from 1; 0 for what a course has but one of.</param>
/// <param name="DueOn">Last day that is in time, where the service is.</param>
public sealed record DueItem(DueKind Kind, int Number, DateOnly DueOn);
