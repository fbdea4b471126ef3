namespace IptActors.Domain.Values;

/// <summary>The identity of one actor: a course within its clinic.</summary>
/// <param name="Clinic">The clinic (tenant).</param>
/// <param name="Course">The course (stream).</param>
public readonly record struct CourseKey(ClinicId Clinic, CourseId Course)
{
    /// <summary>Resource name, <c>clinics/{clinic}/courses/{course}</c> (AIP-122).</summary>
    public override string ToString() => $"clinics/{Clinic}/courses/{Course}";

    /// <summary>Reads a resource name; false when <paramref name="name"/> is not one of a course.</summary>
    public static bool TryParse(string? name, out CourseKey key)
    {
        key = default;
        var parts = name?.Split('/');
        if (parts is not ["clinics", _, "courses", _] || !ClinicId.TryParse(parts[1], out var clinic) || !CourseId.TryParse(parts[3], out var course))
        {
            return false;
        }

        key = new CourseKey(clinic, course);
        return true;
    }
}
