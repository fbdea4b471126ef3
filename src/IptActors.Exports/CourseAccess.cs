namespace IptActors.Exports;

/// <summary>One access to a course, as the log of access has it.</summary>
/// <param name="Position">Its place in the log.</param>
/// <param name="At">When.</param>
/// <param name="Subject">Who: the subject of the token; empty when nobody was authenticated.</param>
/// <param name="Role">In which role.</param>
/// <param name="OnBehalfOf">For whom a system acted; null when the subject acted for themselves.</param>
/// <param name="Purpose">Code of the list <c>purpose_of_use</c>; null when none was given.</param>
/// <param name="Method">What was called: <c>CourseService/GetCourse</c>.</param>
/// <param name="Outcome"><c>DISCLOSED</c>, or the reason of the refusal.</param>
/// <param name="RequestId">The request; null when it has no id.</param>
public sealed record CourseAccess(
    long Position, DateTimeOffset At, string Subject, string Role, string? OnBehalfOf, string? Purpose, string Method, string Outcome, string? RequestId)
{
    /// <summary>Whether something of the course was shown.</summary>
    public bool Shown => Outcome is "DISCLOSED" or "SUPPRESSED";
}
