using IptActors.Domain.Values;

namespace IptActors.Orleans.Grains;

/// <summary>Which grain a course is.</summary>
internal static class GrainKeys
{
    /// <summary>The grain of a course.</summary>
    public static ITreatmentCourseGrain Course(this IGrainFactory grains, CourseKey course) => grains.GetGrain<ITreatmentCourseGrain>(course.ToString());

    /// <summary>The course of a grain.</summary>
    /// <exception cref="FormatException">The key is not the resource name of a course: a bug.</exception>
    public static CourseKey ToCourse(string key) => CourseKey.TryParse(key, out var course)
        ? course
        : throw new FormatException("Expected a grain key clinics/{clinic}/courses/{course}, found another.");
}
