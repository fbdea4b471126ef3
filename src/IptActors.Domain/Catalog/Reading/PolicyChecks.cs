using IptActors.Domain.Courses;

namespace IptActors.Domain.Catalog.Reading;

/// <summary>Policies hold values that can be lived by, and the default one exists.</summary>
internal static class PolicyChecks
{
    public static void Run(CatalogContent content, CheckFindings findings)
    {
        if (!content.Policies.ContainsKey("default"))
        {
            findings.Add(new CatalogProblem("policies.json", "$", "a policy with the code default", "none"));
        }

        foreach (var policy in content.DnaPolicies.Values)
        {
            var found = findings.For(policy);
            var limits = new[] { policy.DnaLimitConsecutive, policy.DnaLimitTotal, policy.ReviewAtConsecutive, policy.CancelLimit };
            found.Expect(limits.All(l => l is null or >= 1), "limits", "1 or more", string.Join(", ", limits.Where(l => l is < 1)));
            found.Expect(
                policy.ReviewAtConsecutive is not { } review || policy.DnaLimitConsecutive is not { } limit || review < limit,
                "reviewAtConsecutive", "fewer than dnaLimitConsecutive", policy.ReviewAtConsecutive);
            found.Expect(policy.NoticeHours is null or >= 0, "noticeHours", "0 or more", policy.NoticeHours);
        }

        foreach (var policy in content.Policies.Values)
        {
            Check(policy, content, findings.For(policy));
        }
    }

    private static void Check(ServicePolicy policy, CatalogContent content, EntryFindings found)
    {
        found.Expect(
            ServiceCalendar.IsKnown(policy.TimeZone), "timeZone", "an IANA id that this machine's time zone data has, such as Europe/London", $"'{policy.TimeZone}'");
        found.Known("dnaPolicy", [policy.DnaPolicy], content.DnaPolicies, "missed-appointment policy");
        found.Range("absoluteSessions", policy.AbsoluteSessions, 1);
        found.Range("inventoryUsualPersons", policy.InventoryUsualPersons, 1);
        found.Expect(policy.FirstGapDays < policy.LongFirstGapDays, "longFirstGapDays", $"more than firstGapDays {policy.FirstGapDays}", policy.LongFirstGapDays);
        found.Expect(policy.MaxActiveFocus is >= 1 and <= 2, "maxActiveFocus", "1 or 2", policy.MaxActiveFocus);
        found.Expect(policy.EndingNoticePreferred >= policy.EndingNoticeSessions, "endingNoticePreferred", $"{policy.EndingNoticeSessions} or more", policy.EndingNoticePreferred);
        found.Expect(policy.PairedDataPerMille is >= 0 and <= 1000, "pairedDataPerMille", "0 to 1000", policy.PairedDataPerMille);
        found.Expect(policy.FocusConsistencyPerMille is >= 0 and <= 1000, "focusConsistencyPerMille", "0 to 1000", policy.FocusConsistencyPerMille);
        found.Expect(policy.BreakGlassHours is >= 1 and <= 72, "breakGlassHours", "1 to 72", policy.BreakGlassHours);
        found.Expect(policy.SuppressCountsBelow >= 0, "suppressCountsBelow", "0 or more", policy.SuppressCountsBelow);
        found.Expect(
            content.Measures.Values.Any(m => m.ReliableChangeOf(policy.ReliableChangeRuleSet) is not null),
            "reliableChangeRuleSet", "a rule set that at least one measure has", $"'{policy.ReliableChangeRuleSet}'");
    }
}
