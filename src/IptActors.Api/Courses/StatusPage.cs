using IptActors.Contracts.V1;

namespace IptActors.Api.Courses;

/// <summary>
/// What those who plan see of a course: schedule and status. Everything is named that is shown, so that a new field of the
/// page is hidden until somebody decides otherwise.
/// </summary>
internal static class StatusPage
{
    /// <summary>The page without clinical content.</summary>
    public static Course Of(Course full)
    {
        var page = new Course
        {
            Name = full.Name,
            Version = full.Version,
            LastRecordedAt = full.LastRecordedAt,
            CareTeam = full.CareTeam,
            Referral = full.Referral is null ? null : Of(full.Referral),
            Lifecycle = full.Lifecycle is null ? null : Of(full.Lifecycle),
            Contracts = full.Contracts is null ? null : new CourseContracts { Acute = Of(full.Contracts.Acute), Maintenance = Of(full.Contracts.Maintenance) },
            Sessions = full.Sessions is null ? null : Of(full.Sessions),
            Measures = full.Measures is null ? null : new Measures { Requests = { full.Measures.Requests } },
            Reviews = full.Reviews is null ? null : new Reviews { LetterSentOn = full.Reviews.LetterSentOn },
        };
        return page;
    }

    private static Referral Of(Referral referral) => new()
    {
        ClientRef = referral.ClientRef,
        Service = referral.Service,
        Protocol = referral.Protocol,
        ReferredOn = referral.ReferredOn,
        ExpectedStart = referral.ExpectedStart,
        TimeZone = referral.TimeZone,
    };

    private static Lifecycle Of(Lifecycle lifecycle) => new()
    {
        Phase = lifecycle.Phase,
        PhaseSince = lifecycle.PhaseSince,
        TreatmentStartedOn = lifecycle.TreatmentStartedOn,
        Suspension = lifecycle.Suspension is { } suspension ? new Suspension { Since = suspension.Since, ExpectedResume = suspension.ExpectedResume } : null,
        Closure = lifecycle.Closure is { } closure ? new Closure { ClosedOn = closure.ClosedOn, Terminal = closure.Terminal } : null,
    };

    private static Contract? Of(Contract? contract) => contract is null ? null : new Contract
    {
        ContractVersion = contract.ContractVersion,
        Sessions = contract.Sessions,
        Frequency = contract.Frequency,
        Minutes = contract.Minutes,
        StartDate = contract.StartDate,
        PlannedEnd = contract.PlannedEnd,
        AgreedOn = contract.AgreedOn,
    };

    private static Sessions Of(Sessions sessions)
    {
        var page = new Sessions { LastNumber = sessions.LastNumber, HeldCount = sessions.HeldCount, TotalMissed = sessions.TotalMissed };
        page.Appointments.AddRange(sessions.Appointments.Select(Of));
        return page;
    }

    private static Appointment Of(Appointment appointment)
    {
        var page = new Appointment
        {
            Session = appointment.Session,
            Status = appointment.Status,
            Type = appointment.Type,
            Kind = appointment.Kind,
            Modality = appointment.Modality,
            StartsAt = appointment.StartsAt,
            Minutes = appointment.Minutes,
            Attendance = appointment.Attendance,
            GroupRef = appointment.GroupRef,
            SignedOff = appointment.SignedOff,
        };
        if (appointment.HasNumber)
        {
            page.Number = appointment.Number;
        }

        return page;
    }
}
