namespace IptActors.Domain.Catalog.Reading;

/// <summary>Collects problems and answers whether codes exist.</summary>
internal sealed class CheckFindings(CatalogContent content)
{
    private readonly List<CatalogProblem> _problems = [];

    public IReadOnlyList<CatalogProblem> Problems => _problems;

    /// <summary>The same collector, bound to one entry.</summary>
    public EntryFindings For<T>(T entry)
        where T : CatalogEntry => new(this, content, content.FileOf<T>(entry.Code), entry.Code);

    public void Add(CatalogProblem problem) => _problems.Add(problem);
}
