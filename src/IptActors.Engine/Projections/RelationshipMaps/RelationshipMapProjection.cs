using IptActors.Domain.Inventories;
using IptActors.Domain.Values;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.RelationshipMaps;

/// <summary>Who stands how close to the client, then and now?</summary>
public sealed class RelationshipMapProjection : Projection<RelationshipMapMemory>
{
    private RelationshipMapProjection()
    {
    }

    /// <summary>Drawings.</summary>
    public static ProjectionTable<MapVersionRow> Versions { get; } = ProjectionTable.Of<MapVersionRow>();

    /// <summary>Who stood where.</summary>
    public static ProjectionTable<MapPlaceRow> Places { get; } = ProjectionTable.Of<MapPlaceRow>();

    /// <summary>Who they are.</summary>
    public static ProjectionTable<MapPersonRow> People { get; } = ProjectionTable.Of<MapPersonRow>();

    /// <summary>The one there is: it keeps nothing.</summary>
    public static RelationshipMapProjection Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "relationship_map";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override string Question => "Who stands how close to the client, then and now?";

    /// <inheritdoc/>
    public override IReadOnlyList<ProjectionTable> Tables { get; } = [Versions, Places, People];

    /// <inheritdoc/>
    public override CourseParts Reads => CourseParts.Inventory;

    /// <inheritdoc/>
    protected override RelationshipMapMemory Empty { get; } = new([], []);

    /// <inheritdoc/>
    protected override RelationshipMapMemory Fold(RelationshipMapMemory memory, in CourseStep step) =>
        step.Event is InventoryDrawn or PersonRecorded
            ? new RelationshipMapMemory(Known(memory.People, step.After.Inventory.People), memory.Drawings.Add(step.Record.Recorded.Version))
            : memory;

    /// <inheritdoc/>
    protected override void Write(CourseFold course, RelationshipMapMemory memory, RowSink rows)
    {
        var (clinic, id) = (course.Key.Clinic.Value, course.Key.Course.Value);
        foreach (var (circle, version) in course.State.Inventory.Versions.Zip(memory.Drawings))
        {
            rows.Add(Versions, new MapVersionRow(clinic, id, circle.Version, version, circle.Occasion, circle.DrawnOn, circle.Completed));
            foreach (var place in circle.Rings)
            {
                rows.Add(Places, new MapPlaceRow(clinic, id, circle.Version, place.Person, place.Ring, place.WantedRing));
            }
        }

        foreach (var it in memory.People)
        {
            rows.Add(People, new MapPersonRow(clinic, id, it.Person, it.PersonRef.Value, it.Relation, it.Conflict, it.Confidant, it.IsFocusRelated, it.SafetyConcern));
        }
    }

    private static ValueList<PersonSummary> Known(ValueList<PersonSummary> before, ValueList<PersonSummary> now) =>
        before.Where(it => now.All(other => other.Person != it.Person)).Concat(now).OrderBy(it => it.Person).ToValueList();
}
