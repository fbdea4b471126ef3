namespace IptActors.Domain.Measures.Scoring;

/// <summary>Category of a change after Jacobson and Truax.</summary>
public enum ClinicalSignificance
{
    /// <summary>No reliable change.</summary>
    Unchanged,

    /// <summary>Reliable change for the better without crossing the cut-off.</summary>
    Improved,

    /// <summary>Reliable change for the better from the clinical to the other side of the cut-off.</summary>
    Recovered,

    /// <summary>Reliable change for the worse.</summary>
    Deteriorated,
}
