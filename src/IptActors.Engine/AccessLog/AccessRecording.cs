namespace IptActors.Engine.AccessLog;

/// <summary>What became of an entry. Only <see cref="Recorded"/> lets the answer leave.</summary>
public enum AccessRecording
{
    /// <summary>It is durable.</summary>
    Recorded,

    /// <summary>Too many entries wait; it was not taken.</summary>
    Busy,

    /// <summary>The store cannot be reached, or failed. The entry may or may not be there: the log then tells of an answer that nobody got.</summary>
    Unavailable,
}
