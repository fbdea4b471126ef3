using System.Diagnostics;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Corrections;

internal static class CorrectionDecider
{
    private const string Otherwise =
        "Correct a cancelled appointment with CorrectSession and the scores of a measure with CorrectMeasure; replace a plan, a history, an inventory or a formulation by recording it again.";

    public static void Decide(CorrectionCommand command, Deliberation d)
    {
        switch (command)
        {
            case RetractEntry c:
                Retract(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Retract(RetractEntry c, Deliberation d)
    {
        var index = d.State.Retractable.FindIndex(entry => entry.Version == c.RefersTo);
        if (index < 0)
        {
            d.Breach("R11", c.RefersTo > d.State.Version
                ? $"Expected the version of an event of this course ({d.State.Version} so far), found {c.RefersTo}."
                : $"Expected the version of one of these entries: {RetractableKind.Expected}; found {c.RefersTo}, which is another. {Otherwise}");
            return;
        }

        var entry = d.State.Retractable[index];
        if (!entry.Retracted)
        {
            d.Raise(new EntryRetracted(c.RefersTo, entry.Kind, c.Reason, c.Note));
        }
    }
}
