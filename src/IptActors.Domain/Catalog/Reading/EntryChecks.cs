namespace IptActors.Domain.Catalog.Reading;

/// <summary>What every entry owes: a code, a title, sources that exist, and honest marks of what is not confirmed.</summary>
internal static class EntryChecks
{
    public static void Run(CatalogContent content, CheckFindings findings)
    {
        Check(content.Protocols.Values, content, findings);
        Check(content.Measures.Values, content, findings);
        Check(content.Techniques.Values, content, findings);
        Check(content.Adjuncts.Values, content, findings);
        Check(content.ProblemAreas.Values, content, findings);
        Check(content.ClosureReasons.Values, content, findings);
        Check(content.Attendance.Values, content, findings);
        Check(content.Modalities.Values, content, findings);
        Check(content.CodeLists.Values, content, findings);
        Check(content.Tasks.Values, content, findings);
        Check(content.Rules.Values, content, findings);
        Check(content.DnaPolicies.Values, content, findings);
        Check(content.Policies.Values, content, findings);
        Check(content.OutcomeRules.Values, content, findings);
        Check(content.ExpectedCourses.Values, content, findings);
        Check(content.Fidelity.Values, content, findings);
    }

    private static void Check<T>(IEnumerable<T> entries, CatalogContent content, CheckFindings findings)
        where T : CatalogEntry
    {
        foreach (var entry in entries)
        {
            var found = findings.For(entry);
            found.Expect(entry.Code.Length is > 0 and <= 64 && entry.Code.All(IsCodeCharacter), "code", "1 to 64 letters, digits, '_' or '-'", $"'{entry.Code}'");
            found.Expect(!string.IsNullOrWhiteSpace(entry.Title), "title", "a title", "an empty text");
            found.Expect(entry.Source.Count > 0, "source", "at least one source", "none");
            found.Known("source", entry.Source, content.Sources, "source");
            found.Expect(!entry.Confirmed || entry.Unconfirmed.Count == 0, "confirmed", "false, because members are listed as unconfirmed", "true");
        }
    }

    private static bool IsCodeCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
