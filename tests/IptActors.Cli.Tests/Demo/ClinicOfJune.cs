using IptActors.Cli.Tests.Support;

namespace IptActors.Cli.Tests.Demo;

/// <summary>A server whose clock stands still, so that what depends on the day of recording is the same in every run.</summary>
public sealed class ClinicOfJune : EmbeddedClinic
{
    /// <summary>The day on which everything is recorded, a Monday.</summary>
    public static readonly DateOnly Today = new(2026, 6, 1);

    /// <summary>The moment at which everything is recorded.</summary>
    public static readonly DateTimeOffset Now = new(Today, new TimeOnly(12, 0), TimeSpan.Zero);

    /// <inheritdoc/>
    protected override TimeProvider Clock { get; } = new StandingClock();

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
