using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Contracts;

/// <summary>What client and therapist agree on.</summary>
/// <param name="Sessions">Number of sessions, 1 to 104; how many are accepted depends on the protocol.</param>
/// <param name="Frequency">Code of the list <c>frequency</c>.</param>
/// <param name="Minutes">Length of a session, 10 to 240 minutes.</param>
/// <param name="StartDate">Day of the first session under the contract.</param>
/// <param name="PlannedEnd">Day on which the last one is planned.</param>
/// <param name="Focus">Codes of the problem areas worked on; at least one.</param>
/// <param name="Split">Code of a split of the protocol into phases; null for the one that fits the number of sessions.</param>
/// <param name="CancellationRule">What happens when a session is missed or called off.</param>
/// <param name="FeeRule">What is paid; null when treatment is free.</param>
/// <param name="EmergencyPlan">Whom to call in a crisis; null when the safety plan says it.</param>
/// <param name="AgreedBy">Codes of the list <c>participant_role</c>; at least the client.</param>
public sealed record ContractTerms(
    int Sessions,
    string Frequency,
    int Minutes,
    DateOnly StartDate,
    DateOnly PlannedEnd,
    ValueList<string> Focus,
    string? Split,
    ProtectedText CancellationRule,
    ProtectedText? FeeRule,
    ProtectedText? EmergencyPlan,
    ValueList<string> AgreedBy)
{
    internal static void Validate(string path, ContractTerms? terms, FieldChecks check)
    {
        if (terms is null)
        {
            check.Fail(path, "Expected the terms of the contract, found nothing.");
        }
        else
        {
            terms.Validate(path, check);
        }
    }

    private void Validate(string path, FieldChecks check)
    {
        check.Range($"{path}.sessions", Sessions, 1, 104);
        check.Code($"{path}.frequency", Frequency, "frequency");
        check.Range($"{path}.minutes", Minutes, 10, 240);
        check.That(PlannedEnd >= StartDate, $"{path}.planned_end", $"Expected a day from {StartDate:yyyy-MM-dd} on, found {PlannedEnd:yyyy-MM-dd}.");
        check.Count($"{path}.focus", Focus, 1, 10);
        foreach (var area in Focus)
        {
            check.ProblemArea($"{path}.focus", area);
        }

        check.OptionalName($"{path}.split", Split);
        check.Text($"{path}.cancellation_rule", CancellationRule);
        check.OptionalText($"{path}.fee_rule", FeeRule);
        check.OptionalText($"{path}.emergency_plan", EmergencyPlan);
        check.Codes($"{path}.agreed_by", AgreedBy, "participant_role", 1);
        check.That(AgreedBy.Contains("client"), $"{path}.agreed_by", "Expected the client among those who agree.");
    }
}
