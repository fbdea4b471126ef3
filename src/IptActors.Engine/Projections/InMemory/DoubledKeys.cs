using IptActors.Engine.Projections.Rows;
using IptActors.Engine.Projections.Storing;

namespace IptActors.Engine.Projections.InMemory;

/// <summary>Refuses rows of which two have the same key, as a primary key does: a bug of the projection that made them.</summary>
internal sealed class DoubledKeys : IRowChangesVisitor<bool>
{
    private static readonly DoubledKeys Instance = new();

    /// <exception cref="RowsRefusedException">A key stands twice in one of the tables.</exception>
    public static void Refuse(IEnumerable<RowChanges> changes)
    {
        if (changes.FirstOrDefault(table => table.Accept(Instance)) is { } doubled)
        {
            throw new RowsRefusedException($"A key stands twice among rows of {doubled.Table.Name}.");
        }
    }

    bool IRowChangesVisitor<bool>.Visit<TRow>(RowChanges<TRow> changes) =>
        changes.Puts.CountBy(row => (row.Clinic, row.Course, changes.TypedTable.KeyOf(row))).Any(key => key.Value > 1);
}
