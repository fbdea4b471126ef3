namespace IptActors.Domain.Courses;

/// <summary>One field of a command that is wrong.</summary>
/// <param name="Field">Path in the request, <c>snake_case</c> with indexes: <c>people[2].closeness_ring</c>.</param>
/// <param name="Description">What was expected and what was found; never the text of a person.</param>
public sealed record FieldViolation(string Field, string Description);
