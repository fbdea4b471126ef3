namespace IptActors.Engine.AccessLog;

/// <summary>One access: what somebody was shown or refused, or that they signed in.</summary>
public sealed record AccessEntry
{
    /// <summary>When, UTC, whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required Accessor Who { get; init; }

    /// <summary>The method of the API, as <c>CourseService/GetCourse</c>; <c>sign_in</c> for a sign-in.</summary>
    public required string Method { get; init; }

    /// <summary>One of <see cref="AccessOutcome"/>, or the reason of a refusal as clients read it (<c>NOT_PERMITTED</c>).</summary>
    public required string Outcome { get; init; }

    /// <summary>
    /// The courses that were shown, each once, or the one that was refused; empty for what shows no single course. Ids within the clinic
    /// of <see cref="Who"/>; a course of another clinic, which can only be refused, as <c>clinic/course</c>.
    /// </summary>
    public required IReadOnlyList<string> Courses { get; init; }

    /// <summary>Whether the caller reached the course only because it is open in an emergency.</summary>
    public bool Emergency { get; init; }

    /// <summary>How many equal accesses this entry stands for; 1 but for refusals of the unauthenticated, which are counted by the second.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The <c>request_id</c> of a command, as a UUID in lower case; empty for what has none.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>What the call belongs to, as the caller said; empty when not said.</summary>
    public string CorrelationId { get; init; } = "";
}
