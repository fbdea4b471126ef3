using System.Security.Cryptography;
using System.Text;
using IptActors.Engine.Projections.Rows;
using IptActors.Engine.Projections.Storing;
using RowComparison = IptActors.Engine.Projections.Rebuilding.RowComparison;

namespace IptActors.Engine.Projections.InMemory;

/// <summary>Live rows and their copies as they stood at one moment.</summary>
internal sealed class InMemoryComparison(Dictionary<string, (HashSet<ICourseRow> Live, HashSet<ICourseRow> Shadow)> tables) : IShadowComparison
{
    public ValueTask<RowComparison> CompareAsync(Projection projection, long position, CancellationToken cancellationToken)
    {
        var differing = projection.Tables.Sum(table => (long)tables[table.Name].Live.Except(tables[table.Name].Shadow).Concat(tables[table.Name].Shadow.Except(tables[table.Name].Live)).DistinctBy(row => (row.Clinic, row.Course)).Count());
        return new(new RowComparison(position, differing, Hash(table => tables[table].Live), Hash(table => tables[table].Shadow)));

        string Hash(Func<string, HashSet<ICourseRow>> rows) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', projection.Tables.SelectMany(table => rows(table.Name)).Select(row => row.ToString()).Order(StringComparer.Ordinal)))));
    }

    public ValueTask DisposeAsync() => default;
}
