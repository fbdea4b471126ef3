using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Sessions;

/// <summary>Something given beside IPT. It is logged as an adjunct and never counts as an IPT technique.</summary>
/// <param name="Adjunct">Code of an adjunct of the catalog.</param>
/// <param name="Provider">Who gives it: a service, a role, a product. 1 to 200 characters; null when the therapist does.</param>
/// <param name="Dose">How much and how often, in words; null when it does not apply.</param>
/// <param name="Note">Anything else worth keeping; null when nothing is.</param>
public sealed record AdjunctUse(string Adjunct, string? Provider, ProtectedText? Dose, ProtectedText? Note)
{
    internal static void Validate(ValueList<AdjunctUse> adjuncts, FieldChecks check)
    {
        check.Count("adjuncts", adjuncts, 0, SessionLimits.MostEntries);
        for (var index = 0; index < adjuncts.Count; index++)
        {
            adjuncts[index].Validate(check, $"adjuncts[{index}]");
        }
    }

    private void Validate(FieldChecks check, string path)
    {
        check.That(check.Catalog.Adjuncts.Contains(Adjunct), $"{path}.adjunct", $"Expected an adjunct of the catalog ({check.Catalog.Adjuncts.Expected}), found another.");
        check.OptionalName($"{path}.provider", Provider);
        check.OptionalText($"{path}.dose", Dose);
        check.OptionalText($"{path}.note", Note);
    }
}
