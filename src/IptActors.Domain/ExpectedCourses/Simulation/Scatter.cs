namespace IptActors.Domain.ExpectedCourses.Simulation;

/// <summary>Repeatable scatter in whole numbers (SplitMix64): the same seed gives the same numbers on every machine.</summary>
internal sealed class Scatter(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to one less than <paramref name="below"/>, evenly spread.</summary>
    public int Even(int below) => (int)(Next() % (ulong)below);

    /// <summary>A number near the normal distribution with mean 0 and standard deviation 1000: the sum of twelve even ones (Irwin-Hall).</summary>
    public int Normal()
    {
        var sum = -6000;
        for (var i = 0; i < 12; i++)
        {
            sum += Even(1001);
        }

        return sum;
    }

    private ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
