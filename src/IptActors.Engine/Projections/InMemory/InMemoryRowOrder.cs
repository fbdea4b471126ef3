using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.InMemory;

/// <summary>The order of a page: by the columns of its mark, rows without a value last whichever way.</summary>
internal sealed class InMemoryRowOrder(IReadOnlyList<ProjectionColumn> columns, string? orderBy, bool descending) : IComparer<RowMark>
{
    public int Compare(RowMark? x, RowMark? y)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var (one, other) = (x!.Values[i], y!.Values[i]);
            if (one is null || other is null)
            {
                if (one is null != other is null)
                {
                    return one is null ? 1 : -1;
                }

                continue;
            }

            var turned = descending && (i == 0 || orderBy is null or "course");
            if (InMemoryTable.Compare(one, other) is var compared and not 0)
            {
                return turned ? -compared : compared;
            }
        }

        return 0;
    }
}
