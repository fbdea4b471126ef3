namespace IptActors.Cli.Demo.Invented;

/// <summary>Chance that falls the same way on every machine and every runtime, so that a second run asks the same.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood 2014). System.Random promises no sequence across versions of .NET.</remarks>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Roll(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    /// <summary>One of the things.</summary>
    public T Pick<T>(IReadOnlyList<T> things) => things[Roll(0, things.Count - 1)];

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
