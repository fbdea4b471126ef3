namespace IptActors.Domain.Catalog.Reading;

/// <summary>Problems of one entry. Paths are relative to the entry; its code leads to it inside an array.</summary>
internal sealed class EntryFindings(CheckFindings all, CatalogContent content, string file, string code)
{
    public void Expect(bool holds, string path, string expected, object? found)
    {
        if (!holds)
        {
            all.Add(new CatalogProblem(file, $"{code}.{path}", expected, found?.ToString() ?? "nothing"));
        }
    }

    public void Range(string path, IntRange? range, int least = 0) =>
        Expect(range is not { } r || (r.Min >= least && r.Min <= r.Max), path, $"min from {least} and not above max", $"{range?.Min} to {range?.Max}");

    public void Ages(string path, AgeRange? ages) =>
        Expect(ages is not { } a || (a.Min >= 0 && (a.Max is null || a.Min <= a.Max)), path, "min from 0 and not above max", ages);

    public void Unique(string path, IEnumerable<string> codes)
    {
        foreach (var twice in codes.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            Expect(false, path, "codes used once", $"'{twice.Key}' {twice.Count()} times");
        }
    }

    public void Known<T>(string path, IEnumerable<string> codes, OrderedDictionary<string, T> among, string kind)
    {
        foreach (var unknown in codes.Where(c => !among.ContainsKey(c)))
        {
            Expect(false, path, $"the code of a {kind}", $"'{unknown}'");
        }
    }

    public void Listed(string path, IEnumerable<string> codes, string list)
    {
        if (!content.CodeLists.TryGetValue(list, out var allowed))
        {
            Expect(false, path, $"a code list named {list}", "none");
            return;
        }

        foreach (var unknown in codes.Where(c => !allowed.Contains(c)))
        {
            Expect(false, path, $"a code of the list {list}", $"'{unknown}'");
        }
    }
}
