using Google.Type;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Support;

/// <summary>Requests that are right, for invented people.</summary>
public static class Requests
{
    public static string NewCourse(string clinic = "north-house") => $"clinics/{clinic}/courses/c-{Guid.NewGuid():N}";

    public static OpenCourseRequest Open(string? course = null) => new()
    {
        Course = course ?? NewCourse(),
        RequestId = Guid.NewGuid().ToString(),
        ClientRef = $"client-{Guid.NewGuid():N}",
        Service = "adult",
        Protocol = "ipt-adult-16",
        ReferredOn = new Date { Year = 2026, Month = 3, Day = 2 },
        ReferralSource = "gp",
    };

    public static AssignTherapistRequest Assign(string course, string therapist, string supervisor = "") => new()
    {
        Course = course,
        RequestId = Guid.NewGuid().ToString(),
        Therapist = therapist,
        Supervisor = supervisor,
    };

    public static WriteNoteRequest ProcessNote(string course, string text) => new()
    {
        Course = course,
        RequestId = Guid.NewGuid().ToString(),
        Kind = "process",
        Text = text,
    };
}
