using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.RelationshipMaps;

/// <summary>A person who ever stood in the circle, as last described.</summary>
[Table("map_person", "One row for each person who ever stood in the closeness circle of a course, as last described.")]
public sealed record MapPersonRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course, unique in its clinic.")] string Course,
    [Column("Number of the person in the course.", Key = true)] int Person,
    [Column("Initials, pseudonym or name.", Private = true)] string PersonRef,
    [Column("Code of the relation.")] string Relation,
    [Column("Code of the conflict; null when not asked.")] string? Conflict,
    [Column("Whether the client confides in the person.")] bool Confidant,
    [Column("Whether the relationship belongs to the focus.")] bool IsFocusRelated,
    [Column("Whether contact with the person could be unsafe.")] bool SafetyConcern) : ICourseRow;
