using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Sessions;

/// <summary>A technique as it was used in a session.</summary>
/// <param name="Technique">Code of a technique of the catalog.</param>
/// <param name="FocusArea">Code of the problem area it was used for; null when for none (focus consistency counts those with one).</param>
/// <param name="Minutes">Minutes spent on it; null when not estimated.</param>
public sealed record TechniqueUse(string Technique, string? FocusArea, int? Minutes)
{
    internal static void Validate(ValueList<TechniqueUse> techniques, int fewest, FieldChecks check)
    {
        check.Count("techniques", techniques, fewest, SessionLimits.MostEntries);
        for (var index = 0; index < techniques.Count; index++)
        {
            techniques[index].Validate(check, $"techniques[{index}]");
        }
    }

    private void Validate(FieldChecks check, string path)
    {
        check.That(check.Catalog.Techniques.Contains(Technique), $"{path}.technique", $"Expected a technique of the catalog ({check.Catalog.Techniques.Expected}), found another.");
        check.OptionalProblemArea($"{path}.focus_area", FocusArea);
        check.Range($"{path}.minutes", Minutes, 1, SessionLimits.MostMinutes);
    }
}
