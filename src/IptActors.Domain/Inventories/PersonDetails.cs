using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Inventories;

/// <summary>One relationship of the interpersonal inventory. Third-party data: initials or a pseudonym are enough.</summary>
/// <remarks>The field set joins published descriptions of the inventory; there is no single standard form.</remarks>
/// <param name="PersonRef">Initials, pseudonym or name.</param>
/// <param name="Relation">Code of the list <c>relation</c>.</param>
/// <param name="AliveStatus">Code of the list <c>alive_status</c>; null for not asked.</param>
/// <param name="DeathDate">Day of death; null when alive or not known.</param>
/// <param name="Age">Age in years, 0 to 120; null when not known.</param>
/// <param name="ClosenessRing">Ring in the closeness circle: 1 (closest) to 4 (distant), the client at the centre.</param>
/// <param name="ClosenessWanted">Ring in which the client would like the person; null when not asked.</param>
/// <param name="ContactFrequency">Code of the list <c>contact_frequency</c>.</param>
/// <param name="ContactMode">Code of the list <c>contact_mode</c>.</param>
/// <param name="ActivitiesTogether">What they do together.</param>
/// <param name="SupportGivenPractical">Practical support the client gives, 0 (none) to 3 (much); null when not asked.</param>
/// <param name="SupportGivenEmotional">Emotional support the client gives, 0 to 3.</param>
/// <param name="SupportReceivedPractical">Practical support the client receives, 0 to 3.</param>
/// <param name="SupportReceivedEmotional">Emotional support the client receives, 0 to 3.</param>
/// <param name="ExpectationsOfThem">What the client expects of the person.</param>
/// <param name="ExpectationsOfMe">What the person expects of the client, as the client sees it.</param>
/// <param name="ExpectationsMet">Code of the list <c>expectations_met</c>.</param>
/// <param name="GoodAspects">What is good in the relationship.</param>
/// <param name="BadAspects">What is bad in it.</param>
/// <param name="Conflict">Code of the list <c>conflict</c>.</param>
/// <param name="Confidant">Whether the client confides in the person.</param>
/// <param name="ChangeSinceOnset">Code of the list <c>change_since_onset</c>: what became of the relationship since the illness began.</param>
/// <param name="ChangedOn">Day of that change; null when not known.</param>
/// <param name="ChangesWanted">What the client wants to change.</param>
/// <param name="IsFocusRelated">Whether the relationship belongs to the focus.</param>
/// <param name="SafetyConcern">Whether contact with the person could be unsafe: restricts who may be contacted.</param>
/// <param name="SafetyNote">What the concern is; null without one.</param>
public sealed record PersonDetails(
    ProtectedText PersonRef,
    string Relation,
    string? AliveStatus,
    DateOnly? DeathDate,
    int? Age,
    int ClosenessRing,
    int? ClosenessWanted,
    string? ContactFrequency,
    string? ContactMode,
    ProtectedText? ActivitiesTogether,
    int? SupportGivenPractical,
    int? SupportGivenEmotional,
    int? SupportReceivedPractical,
    int? SupportReceivedEmotional,
    ProtectedText? ExpectationsOfThem,
    ProtectedText? ExpectationsOfMe,
    string? ExpectationsMet,
    ProtectedText? GoodAspects,
    ProtectedText? BadAspects,
    string? Conflict,
    bool Confidant,
    string? ChangeSinceOnset,
    DateOnly? ChangedOn,
    ProtectedText? ChangesWanted,
    bool IsFocusRelated,
    bool SafetyConcern,
    ProtectedText? SafetyNote)
{
    /// <summary>How many fields may be left out, texts on safety not counted: what a person of an inventory has at most.</summary>
    public const int OptionalFields = 20;

    private const int MostDistantRing = 4;
    private const int MostSupport = 3;

    /// <summary>How many of the fields that may be left out are filled: what inventory depth (fidelity F10) counts.</summary>
    internal int CountFilled() =>
        new object?[]
        {
            AliveStatus, DeathDate, Age, ClosenessWanted, ContactFrequency, ContactMode, ActivitiesTogether, SupportGivenPractical,
            SupportGivenEmotional, SupportReceivedPractical, SupportReceivedEmotional, ExpectationsOfThem, ExpectationsOfMe, ExpectationsMet,
            GoodAspects, BadAspects, Conflict, ChangeSinceOnset, ChangedOn, ChangesWanted,
        }.Count(value => value is not null);

    internal void Validate(FieldChecks check, string path)
    {
        check.Text($"{path}.person_ref", PersonRef);
        check.Code($"{path}.relation", Relation, "relation");
        check.OptionalCode($"{path}.alive_status", AliveStatus, "alive_status");
        check.PastDay($"{path}.death_date", DeathDate);
        check.That(DeathDate is null || AliveStatus != "alive", $"{path}.death_date", "Expected no day of death for a person who is alive.");
        check.Range($"{path}.age", Age, 0, 120);
        check.Range($"{path}.closeness_ring", ClosenessRing, 1, MostDistantRing);
        check.Range($"{path}.closeness_wanted", ClosenessWanted, 1, MostDistantRing);
        check.OptionalCode($"{path}.contact_frequency", ContactFrequency, "contact_frequency");
        check.OptionalCode($"{path}.contact_mode", ContactMode, "contact_mode");
        check.Range($"{path}.support_given_practical", SupportGivenPractical, 0, MostSupport);
        check.Range($"{path}.support_given_emotional", SupportGivenEmotional, 0, MostSupport);
        check.Range($"{path}.support_received_practical", SupportReceivedPractical, 0, MostSupport);
        check.Range($"{path}.support_received_emotional", SupportReceivedEmotional, 0, MostSupport);
        check.OptionalCode($"{path}.expectations_met", ExpectationsMet, "expectations_met");
        check.OptionalCode($"{path}.conflict", Conflict, "conflict");
        check.OptionalCode($"{path}.change_since_onset", ChangeSinceOnset, "change_since_onset");
        check.PastDay($"{path}.changed_on", ChangedOn);
        ValidateTexts(check, path);
    }

    private void ValidateTexts(FieldChecks check, string path)
    {
        check.OptionalText($"{path}.activities_together", ActivitiesTogether);
        check.OptionalText($"{path}.expectations_of_them", ExpectationsOfThem);
        check.OptionalText($"{path}.expectations_of_me", ExpectationsOfMe);
        check.OptionalText($"{path}.good_aspects", GoodAspects);
        check.OptionalText($"{path}.bad_aspects", BadAspects);
        check.OptionalText($"{path}.changes_wanted", ChangesWanted);
        check.OptionalText($"{path}.safety_note", SafetyNote);
    }
}
