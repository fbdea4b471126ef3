using IptActors.Domain.Values;
using IptActors.Engine.Chain;

namespace IptActors.Postgres.Verifying;

/// <summary>How far the events of one course were followed.</summary>
internal sealed class CourseWalk
{
    public CourseWalk(string clinic, string course)
    {
        (Clinic, Course) = (clinic, course);
        if (ClinicId.TryParse(clinic, out var clinicId) && CourseId.TryParse(course, out var courseId))
        {
            Key = new CourseKey(clinicId, courseId);
            Head = HashChain.Start(Key.Value);
        }
    }

    public string Clinic { get; }

    public string Course { get; }

    /// <summary>The course; null when the columns do not name one.</summary>
    public CourseKey? Key { get; }

    public EventHash Head { get; set; }

    public long Version { get; set; }

    public DateTimeOffset First { get; set; }

    public DateTimeOffset Last { get; set; }

    public override string ToString() => $"clinics/{Clinic}/courses/{Course}";
}
