namespace IptActors.Engine.Proofs.Verifying;

/// <summary>What somebody did to a record.</summary>
public enum LogFaultKind
{
    /// <summary>An event or an entry is not what was recorded.</summary>
    Altered,

    /// <summary>One that was recorded is gone.</summary>
    Removed,

    /// <summary>One was put in that was never recorded.</summary>
    Inserted,

    /// <summary>One stands at another place than it was recorded at.</summary>
    Reordered,

    /// <summary>One cannot be read as what it should be.</summary>
    Unreadable,

    /// <summary>The history is not the one that was signed: rewritten together with its hashes and its tree, or another one that goes on from an older copy.</summary>
    ForkedHistory,

    /// <summary>There is less than was signed: an older copy of the database was put back.</summary>
    RolledBackDatabase,

    /// <summary>No signature is by a key that is trusted.</summary>
    WrongKey,

    /// <summary>A checkpoint is of another log than this one.</summary>
    OtherLog,

    /// <summary>Rows of the tree are not those that were signed; the events are.</summary>
    TreeAltered,

    /// <summary>A stored checkpoint is not one that was signed, or one is missing.</summary>
    CheckpointAltered,

    /// <summary>A row beside the events does not say what the events say.</summary>
    RowAltered,

    /// <summary>A file does not have what would show whether it goes on from a checkpoint that was kept.</summary>
    Unproven,

    /// <summary>A file ends before its end.</summary>
    FileCutShort,

    /// <summary>A file is not as it was written.</summary>
    FileEdited,
}
