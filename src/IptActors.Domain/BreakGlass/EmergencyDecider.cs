using System.Diagnostics;
using IptActors.Domain.Courses;

namespace IptActors.Domain.BreakGlass;

internal static class EmergencyDecider
{
    public static void Decide(EmergencyCommand command, Deliberation d)
    {
        switch (command)
        {
            case OpenEmergencyAccess c:
                Open(c, d);
                break;
            case ReviewEmergencyAccess c:
                Review(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Open(OpenEmergencyAccess c, Deliberation d)
    {
        var (person, now) = (d.Context.Actor, d.Context.Now);
        var team = d.State.CareTeam;
        if (team.Treats(person) || team.Supervisor == person || d.State.Emergencies.Covers(person, now))
        {
            return;
        }

        d.Raise(new EmergencyAccessOpened(d.State.Emergencies.Accesses.Count + 1, person, c.Reason, now.AddHours(d.Policy.BreakGlassHours)));
    }

    private static void Review(ReviewEmergencyAccess c, Deliberation d)
    {
        var known = d.State.Emergencies.Accesses;
        if (known.FirstOrDefault(access => access.Ordinal == c.Emergency) is not { } access)
        {
            d.RejectUnknown("emergency", $"Expected an emergency access of this course ({known.Count} so far), found {c.Emergency}.");
        }
        else if (access.Review is { } review)
        {
            if (review.Outcome != c.Outcome)
            {
                d.RejectUnknown("emergency", $"Expected an emergency access that waits for its review, found {c.Emergency}, reviewed with another outcome.");
            }
        }
        else
        {
            d.Require(access.By != d.Context.Actor, "emergency_own_review", "Expected a reviewer other than the person who opened the course in the emergency.");
            d.Raise(new EmergencyAccessReviewed(c.Emergency, d.Context.Actor, c.Outcome, c.Note));
        }
    }
}
