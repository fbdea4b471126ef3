using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Reviews;

/// <summary>Checks lists of personal texts.</summary>
internal static class Texts
{
    private const int Most = 30;

    public static void Validate(string field, ValueList<ProtectedText> texts, int fewest, FieldChecks check)
    {
        check.Count(field, texts, fewest, Most);
        for (var index = 0; index < texts.Count; index++)
        {
            check.Text($"{field}[{index}]", texts[index]);
        }
    }
}
