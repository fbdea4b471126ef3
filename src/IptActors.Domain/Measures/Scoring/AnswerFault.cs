namespace IptActors.Domain.Measures.Scoring;

/// <summary>Why an answer cannot be scored.</summary>
public enum AnswerFault
{
    /// <summary>The measure has no such item.</summary>
    UnknownItem,

    /// <summary>The answer is outside the range of the item.</summary>
    OutOfRange,

    /// <summary>The item was answered more than once.</summary>
    Duplicate,
}
