using IptActors.Domain.Values;

namespace IptActors.Domain.Focus;

/// <summary>One problem area as focus of the course.</summary>
/// <param name="Ordinal">Its number in the course, from 1.</param>
/// <param name="Area">Code of a problem area.</param>
/// <param name="RelatedPerson">Ordinal of a person of the inventory; null when it is about none.</param>
/// <param name="ChosenOn">The day it was chosen, or last changed.</param>
/// <param name="DroppedOn">The day work on it ended; null while it is active.</param>
/// <param name="Stages">Stages of a dispute in the order they were seen; empty when never staged.</param>
public sealed record FocusArea(int Ordinal, string Area, int? RelatedPerson, DateOnly ChosenOn, DateOnly? DroppedOn, ValueList<DisputeStage> Stages)
{
    /// <summary>Whether the course works on it.</summary>
    public bool Active => DroppedOn is null;

    /// <summary>Code of the stage the dispute is in; null when never staged.</summary>
    public string? Stage => Stages.Count == 0 ? null : Stages[^1].Stage;
}

/// <summary>Where a dispute stood from a day on.</summary>
/// <param name="Stage">Code of the stage.</param>
/// <param name="Since">The day.</param>
public sealed record DisputeStage(string Stage, DateOnly Since);
