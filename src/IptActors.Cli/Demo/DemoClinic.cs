using IptActors.Cli.Demo.Invented;

namespace IptActors.Cli.Demo;

/// <summary>The invented clinic: the cases that are files, and courses made up to show every phase.</summary>
internal static class DemoClinic
{
    /// <summary>The courses. The first holds the dates of all (see <see cref="DemoCommand"/>); it is the shortest one.</summary>
    public static IReadOnlyList<DemoCase> Cases { get; } = [.. InventedCourses.All.Select((course, index) => CourseStory.Tell(course, index + 1)), .. DemoCases.All];
}
