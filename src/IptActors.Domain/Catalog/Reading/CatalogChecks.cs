namespace IptActors.Domain.Catalog.Reading;

/// <summary>Checks what the shape of single files cannot show: references between entries and arithmetic inside them.</summary>
internal static class CatalogChecks
{
    /// <summary>All problems of the content, kind by kind.</summary>
    public static IReadOnlyList<CatalogProblem> Of(CatalogContent content)
    {
        var findings = new CheckFindings(content);
        EntryChecks.Run(content, findings);
        ProtocolChecks.Run(content, findings);
        MeasureChecks.Run(content, findings);
        CourseChecks.Run(content, findings);
        PolicyChecks.Run(content, findings);
        OutcomeChecks.Run(content, findings);
        return findings.Problems;
    }
}
