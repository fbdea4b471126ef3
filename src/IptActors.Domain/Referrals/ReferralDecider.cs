using System.Diagnostics;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Referrals;

internal static class ReferralDecider
{
    public static void Decide(ReferralCommand command, Deliberation d)
    {
        switch (command)
        {
            case OpenCourse c:
                Open(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Open(OpenCourse c, Deliberation d)
    {
        if (d.State.Referral is not null)
        {
            d.Reject(new Rejection.CourseAlreadyOpened());
            return;
        }

        d.Raise(new CourseOpened(c.ClientRef, c.Service, c.Protocol, c.ReferredOn, c.ReferralSource, c.Urgency, c.BirthDate, c.Reason, c.PreviousCourse));
    }
}
