namespace IptActors.Orleans.Tests.Support;

/// <summary>The system's clock, wrong by a constant.</summary>
internal sealed class ShiftedClock(TimeSpan shift) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}
