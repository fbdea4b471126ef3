using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Care;

/// <summary>Agrees an accommodation with the client: pacing, literal wording, step-free access.</summary>
/// <param name="Kind">Code of the list <c>accommodation_kind</c>.</param>
/// <param name="Detail">What exactly; null when the kind says it.</param>
public sealed record AgreeAccommodation(string Kind, ProtectedText? Detail) : CareCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("kind", Kind, "accommodation_kind");
        check.OptionalText("detail", Detail);
    }
}

/// <summary>Adapts the therapy to the client's culture and language. A later adaptation replaces an earlier one.</summary>
/// <param name="Adaptations">Codes of the list <c>cultural_adaptation_kind</c>, each once.</param>
/// <param name="Languages">Languages the sessions are held in, as BCP 47 tags: <c>pt-BR</c>. 1 to 10.</param>
/// <param name="Interpreter">Whether an interpreter takes part.</param>
/// <param name="Detail">What exactly; null when the codes say it.</param>
public sealed record AdaptCulturally(ValueList<string> Adaptations, ValueList<string> Languages, bool Interpreter, ProtectedText? Detail) : CareCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Count("adaptations", Adaptations, 1, 20);
        for (var i = 0; i < Adaptations.Count; i++)
        {
            var adaptation = Adaptations[i];
            check.Code($"adaptations[{i}]", adaptation, "cultural_adaptation_kind");
            check.That(Adaptations.FindIndex(other => other == adaptation) == i, $"adaptations[{i}]", "Expected each adaptation once, found it again.");
        }

        check.Count("languages", Languages, 1, 10);
        for (var i = 0; i < Languages.Count; i++)
        {
            check.That(LanguageTag.IsValid(Languages[i]), $"languages[{i}]", $"Expected {LanguageTag.Expected}.");
        }

        check.OptionalText("detail", Detail);
    }
}
