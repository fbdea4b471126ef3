namespace IptActors.Domain.Checklists;

/// <summary>A task of the checklist that was done.</summary>
/// <param name="Task">Code of the task.</param>
/// <param name="On">The day, where the service is.</param>
public sealed record TaskDone(string Task, DateOnly On);
