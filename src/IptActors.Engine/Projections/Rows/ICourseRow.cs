namespace IptActors.Engine.Projections.Rows;

/// <summary>A row of a read table: it belongs to one course.</summary>
public interface ICourseRow
{
    /// <summary>Id of the clinic.</summary>
    string Clinic { get; }

    /// <summary>Id of the course.</summary>
    string Course { get; }
}
