using System.Diagnostics;

namespace IptActors.Bench.Audit;

/// <summary>Samples the resident memory of this process, in MiB. What is flat has no more in the second half than in the first.</summary>
internal sealed class ResidentMemory : IDisposable
{
    private readonly List<double> _samples = [];
    private readonly Timer _sampling;

    public ResidentMemory() => _sampling = new Timer(_ => Sample(), null, 0, 50);

    public double LargestOfFirstHalf => Largest(first: true);

    public double LargestOfSecondHalf => Largest(first: false);

    public void Dispose() => _sampling.Dispose();

    private void Sample()
    {
        using var process = Process.GetCurrentProcess();
        lock (_samples)
        {
            _samples.Add(process.WorkingSet64 / 1048576.0);
        }
    }

    private double Largest(bool first)
    {
        lock (_samples)
        {
            var half = _samples.Count / 2;
            return (first ? _samples.Take(half) : _samples.Skip(half)).DefaultIfEmpty().Max();
        }
    }
}
