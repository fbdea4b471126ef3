using IptActors.Domain.Catalog;
using IptActors.Domain.Measures.Scoring;

namespace IptActors.Domain.Outcomes;

/// <summary>Applies a rule set of outcomes to the facts of a course.</summary>
public static class OutcomeJudge
{
    /// <summary>What the rules make of the course.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="catalog">Cut-offs and reliable changes of its measures.</param>
    /// <param name="facts">The course.</param>
    public static CourseOutcome Judge(OutcomeRuleSet rules, ClinicalCatalog catalog, OutcomeFacts facts)
    {
        var finished = facts.EndedOn is not null && facts.Contacts >= rules.FinishedContacts;
        var caseAtStart = AnyCase(rules, catalog, facts, pair => pair.First);
        var caseAtEnd = AnyCase(rules, catalog, facts, pair => pair.Last);
        var counts = finished && caseAtStart != false;
        var recovered = counts && caseAtStart == true && caseAtEnd is { } still ? !still : (bool?)null;
        var (improved, deteriorated) = finished ? Change(rules, catalog, facts) : (null, null);
        return new CourseOutcome(
            finished,
            caseAtStart,
            caseAtEnd,
            counts,
            recovered,
            improved,
            Both(recovered, improved),
            deteriorated,
            improved is null ? null : !improved.Value && !deteriorated!.Value,
            facts.Pairs.All(pair => pair.Paired),
            facts.WaitDays <= rules.Waits[0].Days,
            facts.WaitDays <= rules.Waits[1].Days);
    }

    // One case is enough; that there is none can only be said when every score is there.
    private static bool? AnyCase(OutcomeRuleSet rules, ClinicalCatalog catalog, OutcomeFacts facts, Func<OutcomePair, int?> score)
    {
        var unknown = false;
        foreach (var (rule, pair) in rules.Measures.Zip(facts.Pairs))
        {
            var cutOff = catalog.Measures[rule.Measure].CutOff(rule.CutOff)!;
            switch (score(pair))
            {
                case { } total when cutOff.Operator.Holds(total, cutOff.Value):
                    return true;
                case null:
                    unknown = true;
                    break;
                default:
                    break;
            }
        }

        return unknown ? null : false;
    }

    private static (bool? Improved, bool? Deteriorated) Change(OutcomeRuleSet rules, ClinicalCatalog catalog, OutcomeFacts facts)
    {
        if (!facts.Pairs.All(pair => pair.Paired))
        {
            return (null, null);
        }

        var changes = facts.Pairs.Select(pair => ReliableChangeCalculator.Compare(catalog.Measures[pair.Measure], rules.Code, pair.First!.Value, pair.Last!.Value)).ToArray();
        var better = changes.Contains(ChangeDirection.Improved);
        var worse = changes.Contains(ChangeDirection.Deteriorated);
        return rules.OppositeChangeVoids ? (better && !worse, worse && !better) : (better, worse && !better);
    }

    // What is false stays false whatever the other would be.
    private static bool? Both(bool? left, bool? right) => left == false ? false : left is null || right is null ? null : right;
}
