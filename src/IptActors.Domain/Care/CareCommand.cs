using IptActors.Domain.Courses;

namespace IptActors.Domain.Care;

/// <summary>Commands about what surrounds the therapy: adjuncts, onward referrals, feedback, supervision, adaptations, notes, contacts.</summary>
public abstract record CareCommand : CourseCommand
{
    private protected CareCommand()
    {
    }
}
