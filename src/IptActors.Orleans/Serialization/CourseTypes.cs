using IptActors.Domain.Courses;
using IptActors.Engine.Courses;

namespace IptActors.Orleans.Serialization;

/// <summary>Which types travel between grains as course messages: those of the domain and of the engine, and no others.</summary>
internal static class CourseTypes
{
    /// <summary>Whether the type is one of them.</summary>
    public static bool Includes(Type type) =>
        (type.Assembly == typeof(CourseState).Assembly || type.Assembly == typeof(ICourses).Assembly) && !type.IsEnum;
}
