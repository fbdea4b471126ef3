using IptActors.Domain.Catalog;

namespace IptActors.Domain.Checklists;

/// <summary>One task of the checklist and how it stands in a course.</summary>
/// <param name="Task">Code of the task, T01 to T21.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Kind">Whether a step waits for it or its absence only warns.</param>
/// <param name="Status">How it stands.</param>
/// <param name="DueSession">Number of the last session that is in time; 0 for before session 1; null when it is not due by session.</param>
/// <param name="DueOn">Last day that is in time; null when it is not due by day.</param>
/// <param name="Evidence">What shows that it was done; null while it is not.</param>
public sealed record ChecklistItem(
    string Task,
    string Title,
    RuleKind Kind,
    ChecklistStatus Status,
    int? DueSession,
    DateOnly? DueOn,
    TaskEvidence? Evidence);
