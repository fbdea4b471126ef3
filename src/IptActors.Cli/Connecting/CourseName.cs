namespace IptActors.Cli.Connecting;

/// <summary>Names of courses as people type them.</summary>
internal static class CourseName
{
    /// <summary>The resource name <c>clinics/{clinic}/courses/{course}</c> of a course, given whole or by its id alone.</summary>
    public static string Full(string course, string clinic) => course.Contains('/') ? course : $"clinics/{clinic}/courses/{course}";

    /// <summary>The id at the end of a resource name.</summary>
    public static string Id(string name) => name[(name.LastIndexOf('/') + 1)..];
}
