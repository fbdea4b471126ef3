using System.Globalization;

namespace IptActors.Crash.Tests.Crashes;

/// <summary>What a round came to.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Victim">Who died.</param>
/// <param name="Moment">How long the load had run.</param>
/// <param name="Away">Longest time in which no caller got an answer.</param>
/// <param name="Commands">Commands that were answered.</param>
/// <param name="Told">What callers were told instead of answers.</param>
internal sealed record CrashRound(int Number, Victim Victim, TimeSpan Moment, TimeSpan Away, int Commands, string Told)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"round {Number,3}  {Victim,-11}  after {Moment.TotalMilliseconds,3:0} ms  away {Away.TotalSeconds,5:0.00} s  {Commands,5} commands  {Told}");
}
