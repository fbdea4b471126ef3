using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.RelationshipMaps;

/// <summary>Where a person stood in a drawing.</summary>
[Table("map_place", "One row for each person in each version of the closeness circle.")]
public sealed record MapPlaceRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course, unique in its clinic.")] string Course,
    [Column("Number of the drawing.", Key = true)] int MapVersion,
    [Column("Number of the person in the course.", Key = true)] int Person,
    [Column("1 (closest) to 4 (distant).")] int Ring,
    [Column("Ring in which the client would have liked the person; null when not asked.")] int? WantedRing) : ICourseRow;
