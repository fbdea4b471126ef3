namespace IptActors.Silo.Options;

/// <summary>What writes events.</summary>
public enum JournalKind
{
    /// <summary>One statement for all appends that wait at the same moment: the engine's own journal.</summary>
    GroupCommit,

    /// <summary>A session of Marten for every append.</summary>
    Marten,
}
