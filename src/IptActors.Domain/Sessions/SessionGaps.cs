using IptActors.Domain.Courses;
using IptActors.Domain.Phases;

namespace IptActors.Domain.Sessions;

/// <summary>Rule R12: gaps between sessions that national figures count.</summary>
internal static class SessionGaps
{
    public static void Check(SessionHeld held, Deliberation d)
    {
        var policy = d.Policy;
        var day = d.Context.Calendar.DayOf(held.StartedAt);
        if (held.Number == 2 && d.State.Sessions.Numbered(1) is { } first)
        {
            var days = day.DayNumber - first.Day.DayNumber;
            var detail = $"{days} days lie between session 1 and session 2.";
            d.Require(days <= policy.FirstGapDays, "R12_first_gap", detail);
            d.Require(days <= policy.LongFirstGapDays, "R12_long_first_gap", detail);
        }

        if (held.Phase != Phase.Closed && d.State.Sessions.LastAttended is { } last)
        {
            var days = day.DayNumber - last.Day.DayNumber;
            d.Require(days <= policy.NoContactDays, "R12_no_contact", $"{days} days without a contact lie before this session.");
        }
    }
}
