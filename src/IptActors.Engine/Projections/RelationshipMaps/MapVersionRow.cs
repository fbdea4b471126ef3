using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.RelationshipMaps;

/// <summary>One drawing of the closeness circle.</summary>
[Table("map_version", "One row for each version of the closeness circle of a course.")]
public sealed record MapVersionRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course, unique in its clinic.")] string Course,
    [Column("Number of the drawing, from 1.", Key = true)] int MapVersion,
    [Column("Version of the event that made it.")] long Version,
    [Column("Code of the list inventory_occasion.")] string Occasion,
    [Column("The day.")] DateOnly DrawnOn,
    [Column("Whether it was declared complete.")] bool Completed) : ICourseRow;
