using IptActors.Crash.Tests.Load;

namespace IptActors.Crash.Tests.Checks;

/// <summary>
/// Holds the positions of all courses against real time: what was sent after another was answered comes after it. With versions
/// checked course by course this is strict serializability of the whole journal.
/// </summary>
internal static class OrderCheck
{
    /// <summary>Every pair that is the wrong way round, as sentences.</summary>
    public static IEnumerable<string> Faults(IEnumerable<SentCommand> sent)
    {
        var answered = sent.Where(command => command.Answer is not null).ToArray();
        var ends = answered.OrderBy(command => command.AnsweredAt).ToArray();
        var next = 0;
        SentCommand? last = null;
        foreach (var command in answered.OrderBy(command => command.SentAt))
        {
            for (; ends[next].AnsweredAt < command.SentAt; next++)
            {
                last = last is null || ends[next].Answer!.Position > last.Answer!.Position ? ends[next] : last;
            }

            if (last is not null && command.Answer!.Position <= last.Answer!.Position)
            {
                yield return $"request {command.RequestId} is at position {command.Answer.Position}, but was sent after the answer with position {last.Answer.Position}.";
            }
        }
    }
}
