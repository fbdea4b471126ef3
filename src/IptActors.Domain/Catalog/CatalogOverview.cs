using System.Globalization;
using System.Text;

namespace IptActors.Domain.Catalog;

/// <summary>Writes a catalog as a Markdown page for clinicians: what is in it, where it comes from, and what is not confirmed.</summary>
public static class CatalogOverview
{
    /// <summary>The whole page, LF line ends, the same text for the same catalog. An asterisk marks what is not confirmed.</summary>
    public static string Render(ClinicalCatalog catalog)
    {
        var page = new StringBuilder();
        page.Append("# Clinical catalog\n\n");
        page.Append("Generated from the data files; do not edit. Every entry has a source; `*` marks an entry with at least one value that is not\n");
        page.Append("confirmed and therefore configuration. A clinic adds or replaces entries with files of its own.\n");
        Protocols(catalog, page);
        Measures(catalog, page);
        ProblemAreas(catalog, page);
        Techniques(catalog, page);
        Tasks(catalog, page);
        Rules(catalog, page);
        Closures(catalog, page);
        Attendance(catalog, page);
        Policies(catalog, page);
        Services(catalog, page);
        Outcomes(catalog, page);
        Expected(catalog, page);
        FidelityIndicators(catalog, page);
        Lists(catalog, page);
        Sources(catalog, page);
        return page.ToString();
    }

    private static void Protocols(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Protocols", "Code", "Title", "Sessions", "Minutes", "Initial/middle/termination", "Ages", "Measures", "Source");
        foreach (var p in catalog.Protocols)
        {
            Row(page, Code(p), p.Title, $"{p.Sessions} ({p.AbsoluteSessions}), {Join(p.Frequencies)}", $"{p.Minutes}",
                Join(p.Splits.Select(s => $"{s.Code} {s.Initial}/{s.Middle}/{s.Termination}")), $"{p.Ages}",
                Join(p.RequiredMeasures.Select(m => string.Join(" or ", m.AnyOf))), Join(p.Source));
        }
    }

    private static void Measures(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Measures", "Code", "Title", "Items", "Total", "Bands", "Cut-offs", "Reliable change", "Risk items", "Source");
        foreach (var m in catalog.Measures)
        {
            var scale = m.Total.Scale;
            Row(page, Code(m), m.Title, $"{m.Items.Count}", $"{Units(m.Total.Min, scale)}-{Units(m.Total.Max, scale)}, {(m.Direction == ScoreDirection.HigherIsWorse ? "higher is worse" : "higher is better")}",
                Join(m.Bands.Select(b => $"{b.Title.ToLowerInvariant()} {Units(b.Min, scale)}-{Units(b.Max, scale)}")),
                Join(m.CutOffs.Select(c => $"{c.Code} {c.Operator.Symbol()} {Units(c.Value, scale)}{Mark(c.Confirmed)}")),
                Join(m.ReliableChange.Select(c => $"{c.RuleSet} {c.Operator.Symbol()} {Units(c.Threshold, scale)}{Mark(c.Confirmed)}")),
                Join(m.RiskItems.Select(r => $"{r.Item} >= {r.Trigger}{(r.Escalate is { } step ? $", same day >= {step}" : "")}{Mark(r.Confirmed)}")),
                Join(m.Source));
        }
    }

    private static void ProblemAreas(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Problem areas", "Code", "Choose when", "Goals", "Strategies", "Stages", "Source");
        foreach (var a in catalog.ProblemAreas)
        {
            Row(page, Code(a), a.ChooseWhen, Join(a.Goals.Select(g => g.Text)), Join(a.Strategies.Select(s => s.Text)), Join(a.Stages.Select(s => $"{s.Code}: {s.Text}")), Join(a.Source));
        }
    }

    private static void Techniques(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Techniques", "Code", "Title", "Meaning", "Fidelity", "Source");
        foreach (var t in catalog.Techniques)
        {
            var where = t.Phases.Count > 0 ? $" in {Join(t.Phases)}" : "";
            var also = t.CoreInProtocols.Count > 0 ? $", core in {Join(t.CoreInProtocols)}" : "";
            Row(page, Code(t), t.Title, t.Meaning, $"{Word(t.Fidelity)}{where}{also}", Join(t.Source));
        }

        Head(page, "Adjuncts", "Code", "Title", "Meaning", "Off model");
        foreach (var a in catalog.Adjuncts)
        {
            Row(page, Code(a), a.Title, a.Meaning, a.OffModel ? "yes" : "");
        }
    }

    private static void Tasks(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Tasks", "Code", "Task", "Phase", "Due", "Kind", "Source");
        foreach (var t in catalog.Tasks)
        {
            var differences = t.Overrides.Where(o => o.Due is not null).Select(o => $"; {o.Protocol ?? "any protocol"}{(o.Split is null ? "" : $" with split {o.Split}")}: {Due(o.Due!, catalog.DefaultPolicy)}");
            Row(page, Code(t), t.Title, t.Phase ?? "", $"{Due(t.Due, catalog.DefaultPolicy)}{string.Concat(differences)}", t.Gate is { } gate ? $"hard, holds up {Word(gate)}" : "warning", Join(t.Source));
        }
    }

    private static void Rules(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Rules", "Code", "Rule", "Kind", "Missing", "Remedy", "Override by");
        foreach (var r in catalog.Rules)
        {
            Row(page, Code(r), r.Title, Word(r.Kind), r.Missing, r.Remedy, Join(r.OverridableBy));
        }
    }

    private static void Closures(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Closure reasons", "Code", "Title", "NHS code", "Stage", "Planned");
        foreach (var r in catalog.ClosureReasons)
        {
            var mapped = r.NhsCodeIfPlanned is null ? "" : $"{r.NhsCodeIfPlanned} planned, {r.NhsCodeIfUnplanned} not";
            Row(page, Code(r), r.Title, r.NhsCode ?? mapped, Word(r.Stage), r.Planned switch { true => "yes", false => "no", null => "" });
        }
    }

    private static void Attendance(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Attendance", "Code", "Title", "NHS code", "Seen");
        foreach (var a in catalog.Attendance)
        {
            Row(page, Code(a), a.Title, a.NhsCode, a.Attended ? "yes" : "no");
        }

        Head(page, "Modalities", "Code", "Title", "NHS code", "FHIR class");
        foreach (var m in catalog.Modalities)
        {
            Row(page, Code(m), m.Title, m.NhsCode, m.FhirEncounterClass);
        }
    }

    private static void Policies(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Missed appointments", "Code", "Title", "Missed in a row", "Missed in all", "Cancelled", "At the limit", "Missed assessment", "Referrer told", "Source");
        foreach (var p in catalog.DnaPolicies)
        {
            Row(page, Code(p), p.Title, $"{p.DnaLimitConsecutive}", $"{p.DnaLimitTotal}", $"{p.CancelLimit}", Word(p.OnLimit),
                p.AssessmentDna is { } action ? Word(action) : "", p.NotifyReferrer ? "yes" : "no", Join(p.Source));
        }
    }

    private static void Outcomes(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Outcome rules", "Code", "Title", "Version", "Caseness by", "Finished from", "Waits", "Targets", "Counts published in", "Not confirmed", "Source");
        foreach (var rules in catalog.OutcomeRules)
        {
            Row(page, Code(rules), rules.Title, rules.Version, Join(rules.Measures.Select(m => $"{m.Measure} ({m.CutOff})")), $"{rules.FinishedContacts} contacts",
                Join(rules.Waits.Select(w => $"{w.Days} days for {Percent(w.TargetPerMille)}")),
                Join(rules.Targets.Select(t => $"{t.Figure} {Percent(t.PerMille)}{(t.Year is null ? "" : $" in {t.Year}")}{Mark(t.Confirmed)}")),
                rules.PublishedCountsRoundTo == 1 ? "ones" : $"multiples of {rules.PublishedCountsRoundTo}", Join(rules.Unconfirmed), Join(rules.Source));
        }
    }

    private static void Expected(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Expected courses", "Code", "Title", "Version", "Measures (trials)", "Not confirmed", "Source");
        foreach (var set in catalog.ExpectedCourses)
        {
            Row(page, Code(set), set.Title, set.Version, Join(set.Measures.Select(m => $"{m.Measure} ({m.Trials.Count})")), Join(set.Unconfirmed), Join(set.Source));
        }

        foreach (var set in catalog.ExpectedCourses)
        {
            Head(page, $"Rules of {set.Code}", "Rule", "Says", "When", "Source");
            foreach (var rule in set.Rules)
            {
                Row(page, $"`{rule.Code}`{Mark(rule.Confirmed)}", Word(rule.Status), rule.Description, Join(rule.Source));
            }

            Head(page, $"Trials behind {set.Code}", "Measure", "Trial", "Clients", "Sessions", "Before, mean (SD)", "After, mean (SD)", "Source");
            foreach (var (measure, trial) in set.Measures.SelectMany(m => m.Trials.Select(trial => (m.Measure, trial))))
            {
                Row(page, measure, trial.Trial, trial.Clients is { } clients ? $"{clients}" : "", trial.Sessions is { } sessions ? $"{sessions}" : "",
                    $"{Units(trial.FirstMean, 100)} ({Units(trial.FirstSd, 100)})", $"{Units(trial.LastMean, 100)} ({Units(trial.LastSd, 100)})", trial.Source);
            }
        }
    }

    private static void FidelityIndicators(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Fidelity indicators", "Code", "Title", "Formula", "Weight", "Good", "Source");
        foreach (var indicator in catalog.Fidelity)
        {
            Row(page, Code(indicator), indicator.Title, indicator.Formula, indicator.Weight == 0 ? "not in the total" : $"{indicator.Weight}",
                indicator.GoodPerMille is { } good ? $"from {Percent(good)}" : indicator.LowerIsBetter ? "lower" : "", Join(indicator.Source));
        }
    }

    private static void Services(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Service policies", "Service", "Title", "Time zone", "Missed appointments", "Active focuses", "Sessions at all", "Beyond the contract", "Days to reopen", "Days to review a risk", "Counts hidden below", "Not confirmed", "Source");
        foreach (var p in catalog.Policies)
        {
            Row(page, Code(p), p.Title, p.TimeZone, p.DnaPolicy, $"{p.MaxActiveFocus}", $"{p.AbsoluteSessions}", $"{p.SessionsBeyondContract}", $"{p.ReopenWithinDays}",
                $"{p.RiskReviewDays}", $"{p.SuppressCountsBelow}", Join(p.Unconfirmed), Join(p.Source));
        }
    }

    private static void Lists(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Code lists", "List", "Title", "Codes");
        foreach (var list in catalog.CodeLists)
        {
            Row(page, Code(list), list.Title, Join(list.Entries.Select(e => e.Range is { } range ? $"{e.Code} ({range.Min} to {range.Max} {e.Unit})" : e.Code)));
        }
    }

    private static void Sources(ClinicalCatalog catalog, StringBuilder page)
    {
        Head(page, "Sources", "Key", "Citation");
        foreach (var source in catalog.Sources)
        {
            Row(page, source.Code, source.Title);
        }
    }

    private static string Due(TaskDue due, ServicePolicy policy) => due.Rule switch
    {
        DueRule.BeforeSession => $"before session {due.Session}",
        DueRule.BySession => $"by session {due.Session}",
        DueRule.EndOfPhase => "end of the phase",
        DueRule.EverySessionOfPhase => "every session of the phase",
        DueRule.Midpoint => $"session N/2, give or take {due.Tolerance ?? policy.MidReviewTolerance}",
        DueRule.BeforeEnd => $"{due.Sessions ?? policy.EndingNoticeSessions} sessions before the last, better {policy.EndingNoticePreferred}",
        DueRule.LastSessions => due.Sessions == 1 ? "last session" : $"last {due.Sessions} sessions",
        DueRule.AfterClosure => "after closure, days by policy",
        _ => throw new ArgumentOutOfRangeException(nameof(due), due.Rule, "Expected a defined due rule."),
    };

    /// <summary>A stored value in the units people read: 255 at scale 10 is 25.5.</summary>
    private static string Units(int value, int scale) =>
        ((decimal)value / scale).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Percent(int perMille) => $"{Units(perMille, 10)} %";

    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' ');

    private static string Code(CatalogEntry entry) => $"`{entry.Code}`{Mark(entry.Confirmed)}";

    private static string Mark(bool confirmed) => confirmed ? "" : "*";

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts);

    private static void Head(StringBuilder page, string title, params ReadOnlySpan<string> columns)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
        Row(page, columns);
        page.Append('|').Insert(page.Length, " --- |", columns.Length).Append('\n');
    }

    private static void Row(StringBuilder page, params ReadOnlySpan<string> cells)
    {
        page.Append('|');
        foreach (var cell in cells)
        {
            page.Append(' ').Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(" |");
        }

        page.Append('\n');
    }
}
