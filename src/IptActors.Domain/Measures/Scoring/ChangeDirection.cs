namespace IptActors.Domain.Measures.Scoring;

/// <summary>What became of a score between two administrations under a rule of reliable change.</summary>
public enum ChangeDirection
{
    /// <summary>No reliable change.</summary>
    None,

    /// <summary>Reliably better, whichever way the measure points.</summary>
    Improved,

    /// <summary>Reliably worse, whichever way the measure points.</summary>
    Deteriorated,
}
