namespace IptActors.Engine.Proofs.Keeping;

/// <summary>What is wrong with a log. While there is one nothing more is signed: a signature would cover it up.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Detail">What was expected and what was found, without personal data.</param>
public sealed record ProofAlarm(ProofAlarmKind Kind, string Detail);

/// <summary>Kinds of alarm.</summary>
public enum ProofAlarmKind
{
    /// <summary>The tree is shorter than a checkpoint that was signed: an older copy of the database was put back.</summary>
    RolledBack,

    /// <summary>The tree has another root than a checkpoint that was signed for its size: history was rewritten, or goes on from an older copy.</summary>
    Forked,

    /// <summary>The database holds another log than the one this server has signed.</summary>
    OtherLog,

    /// <summary>Rows of the tree are missing or cut, or its state does not fit them.</summary>
    TreeDamaged,

    /// <summary>Entries of the log are gone or are not those that the tree has.</summary>
    EntriesAltered,

    /// <summary>A stored checkpoint is not signed by a key of this log, or does not fit the tree.</summary>
    CheckpointAltered,
}
