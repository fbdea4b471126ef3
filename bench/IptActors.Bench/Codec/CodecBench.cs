using System.Diagnostics;
using IptActors.Engine.Chain;
using IptActors.Engine.Codec;

namespace IptActors.Bench.Codec;

/// <summary>
/// What one core does with events alone, without database and network: what replay, verification and every command rest on.
/// Each figure is of one thread; times are the median of short slices, so that a busy neighbour does not decide them.
/// </summary>
internal sealed class CodecBench(string root, Report report, IReadOnlyCollection<string> only)
{
    private const int Slices = 25;

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(60);

    public void Run()
    {
        Measure("course", SampleCourse.OfTenSessions(root));
        Measure("every_kind", SampleCourse.OfEveryKind(root));
    }

    private void Measure(string mix, SampleCourse course)
    {
        var start = HashChain.Start(course.Stored[0].Course);
        Measure("encode_seal", mix, course, () => Seal(course, start));
        Measure("decode", mix, course, () => Decode(course));
        Measure("verify", mix, course, () => Verify(course, start));
    }

    private static void Seal(SampleCourse course, EventHash head)
    {
        for (var index = 0; index < course.Events.Length; index++)
        {
            HashChain.Seal(course.Stamps[index], course.Ids[index], index + 1, EventCodec.Default.Encode(course.Events[index]), head, out var headers);
            head = headers.Hash;
        }
    }

    private static void Decode(SampleCourse course)
    {
        foreach (var stored in course.Stored)
        {
            EventCodec.Default.Decode(stored);
        }
    }

    private static void Verify(SampleCourse course, EventHash head)
    {
        var version = 0L;
        foreach (var stored in course.Stored)
        {
            if (HashChain.Check(stored, version++, head, out head) is { } broken)
            {
                throw new InvalidOperationException($"Expected a chain that holds, found it broken: {broken}.");
            }
        }
    }

    private void Measure(string work, string mix, SampleCourse course, Action pass)
    {
        if (only.Count > 0 && !only.Contains(work))
        {
            return;
        }

        for (var warming = Stopwatch.StartNew(); warming.Elapsed < Warming;)
        {
            pass();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        pass();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var cpu = Environment.CpuUsage.TotalTime;
        var passes = 0;
        var seconds = new double[Slices];
        for (var slice = 0; slice < Slices; slice++)
        {
            var inSlice = 0;
            var watch = Stopwatch.StartNew();
            do
            {
                pass();
                inSlice++;
            }
            while (watch.Elapsed < Slice);
            seconds[slice] = watch.Elapsed.TotalSeconds / inSlice;
            passes += inSlice;
        }

        cpu = Environment.CpuUsage.TotalTime - cpu;
        Array.Sort(seconds);
        var events = (double)course.Events.Length;
        report.Add(
            $"{work}.{mix}",
            ("events_per_s", events / seconds[Slices / 2]),
            ("cpu_us_per_event", cpu.TotalMicroseconds / (passes * events)),
            ("allocated_bytes_per_event", allocated / events),
            ("bytes_per_event", course.BytesPerEvent));
    }
}
