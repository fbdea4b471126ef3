using IptActors.Domain.Courses;
using IptActors.Domain.Focus;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;

namespace IptActors.Domain.Sessions;

/// <summary>Completing the record of a session that was held.</summary>
internal static class SessionRecording
{
    public static void RecordTechniques(RecordTechniques c, Deliberation d)
    {
        if (SessionDecider.Find(c.Session, d) is not { } session)
        {
            return;
        }

        MustBeHeld(session, d);
        var techniques = c.Techniques.Where(use => !session.Techniques.Contains(use)).ToValueList();
        var adjuncts = c.Adjuncts.Where(use => !session.Adjuncts.Contains(use.Adjunct)).ToValueList();
        if (techniques.Count > 0 || adjuncts.Count > 0)
        {
            d.Raise(new TechniquesRecorded(c.Session, techniques, adjuncts));
        }
    }

    public static void SignOff(SignOffSession c, Deliberation d)
    {
        if (SessionDecider.Find(c.Session, d) is not { SignedOff: false } session)
        {
            return;
        }

        MustBeHeld(session, d);
        SessionGates.BeforeSignOff(session, d);
        d.Raise(new SessionSignedOff(c.Session, session.Number));
        if (session is { Phase: Phase.Middle, Number: not null })
        {
            CheckMiddleSession(session, d);
        }
    }

    /// <summary>Task T14, when the record is declared complete: before, techniques may still be added.</summary>
    private static void CheckMiddleSession(Appointment session, Deliberation d)
    {
        string[] missing =
        [
            .. session.OpeningCheck ? (string[])[] : ["the opening check"],
            .. session.SymptomReview ? (string[])[] : ["the symptom review"],
            .. session.LinksMoodAndEvent ? (string[])[] : ["the link of mood and event"],
        ];
        d.Require(missing.Length == 0, "T14", $"Session {session.Number} of the middle phase lacks {string.Join(", ", missing)}.");
        d.Require(session.WorksOnFocus(d.State), "technique_missing", $"Session {session.Number} of the middle phase names no technique used on a focus.");
    }

    private static void MustBeHeld(Appointment session, Deliberation d) =>
        d.Require(session.Held, "R2", $"Appointment {session.Session} is not recorded as held. Record its attendance first.");
}
