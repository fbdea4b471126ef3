using System.Diagnostics;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Sessions;

/// <summary>Decides commands about appointments and sessions.</summary>
internal static class SessionDecider
{
    public static void Decide(SessionCommand command, Deliberation d)
    {
        switch (command)
        {
            case ScheduleSession c:
                AppointmentDecisions.Schedule(c, d);
                break;
            case RescheduleSession c:
                AppointmentDecisions.Reschedule(c, d);
                break;
            case MissSession c:
                AppointmentDecisions.Miss(c, d);
                break;
            case CancelSession c:
                AppointmentDecisions.Cancel(c, d);
                break;
            case HoldSession c:
                SessionHolding.Hold(c, d);
                break;
            case RecordTechniques c:
                SessionRecording.RecordTechniques(c, d);
                break;
            case SignOffSession c:
                SessionRecording.SignOff(c, d);
                break;
            case CorrectSession c:
                SessionCorrections.Correct(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    /// <summary>The appointment of that ordinal; when there is none, the command is refused and null returned.</summary>
    public static Appointment? Find(int session, Deliberation d)
    {
        var found = d.State.Sessions.Find(session);
        if (found is null)
        {
            d.RejectUnknown("session", $"Expected the ordinal of an appointment, 1 to {d.State.Sessions.Appointments.Count}, found {session}.");
        }

        return found;
    }
}
