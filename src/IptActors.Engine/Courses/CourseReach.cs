namespace IptActors.Engine.Courses;

/// <summary>How somebody reaches a course.</summary>
internal enum CourseReach
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By their relation to it, or by a role for the whole clinic.</summary>
    Relation,

    /// <summary>Only because it is open to them in an emergency.</summary>
    Emergency,
}
