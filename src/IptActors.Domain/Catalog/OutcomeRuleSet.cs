namespace IptActors.Domain.Catalog;

/// <summary>
/// Rules by which a service is judged from outside: which courses count, what recovery means, how long a wait may be. Reliable change
/// is taken from each measure under the code of the rule set.
/// </summary>
public sealed record OutcomeRuleSet : CatalogEntry
{
    /// <summary>Version of the rules, shown beside every figure.</summary>
    public required string Version { get; init; }

    /// <summary>Measures that are needed first and last; a client is at caseness when any of them is.</summary>
    public required IReadOnlyList<OutcomeMeasure> Measures { get; init; }

    /// <summary>Attended treatment contacts from which an ended course counts as finished.</summary>
    public required int FinishedContacts { get; init; }

    /// <summary>Whether a reliable change of one measure is void when another changed reliably the opposite way.</summary>
    public required bool OppositeChangeVoids { get; init; }

    /// <summary>Longest waits from referral to the first treatment contact, shortest first.</summary>
    public required IReadOnlyList<WaitLimit> Waits { get; init; }

    /// <summary>Days from first to second treatment contact above which the gap is counted, shortest first.</summary>
    public required IReadOnlyList<int> GapDays { get; init; }

    /// <summary>What services are asked to reach.</summary>
    public required IReadOnlyList<OutcomeTarget> Targets { get; init; }

    /// <summary>Published counts are rounded to a multiple of this; 1 rounds nothing.</summary>
    public required int PublishedCountsRoundTo { get; init; }
}
