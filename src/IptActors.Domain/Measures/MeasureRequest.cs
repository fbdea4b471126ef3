namespace IptActors.Domain.Measures;

/// <summary>A measure asked for.</summary>
/// <param name="Ordinal">Number in this course, from 1.</param>
/// <param name="Measure">Code of the measure.</param>
/// <param name="DueOn">Day by which it should be there.</param>
/// <param name="FulfilledBy">Number of the administration that fulfils it; null while it waits.</param>
/// <param name="Cancelled">Whether it was taken back.</param>
public sealed record MeasureRequest(int Ordinal, string Measure, DateOnly DueOn, int? FulfilledBy, bool Cancelled)
{
    /// <summary>Whether the measure is still waited for.</summary>
    public bool IsOpen => FulfilledBy is null && !Cancelled;
}
