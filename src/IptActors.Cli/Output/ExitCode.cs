namespace IptActors.Cli.Output;

/// <summary>What the process ends with, for scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>The server refused: a rule, a version, a value. Trying again without a change does not help.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong, or a file that it names cannot be read.</summary>
    public const int Usage = 2;

    /// <summary>The server cannot be reached or is not ready. Trying again later may help.</summary>
    public const int Unavailable = 3;

    /// <summary>No token, an expired one, or one that may not do this.</summary>
    public const int NotPermitted = 4;

    /// <summary><c>audit verify</c>: something recorded was altered, or cannot be read.</summary>
    public const int Altered = 10;

    /// <summary><c>audit verify</c>: something recorded is gone.</summary>
    public const int Removed = 11;

    /// <summary><c>audit verify</c>: something stands elsewhere than it was recorded, or was put in.</summary>
    public const int Reordered = 12;

    /// <summary><c>audit verify</c>: another history than the one that was signed.</summary>
    public const int Forked = 13;

    /// <summary><c>audit verify</c>: an older copy of the database was put back.</summary>
    public const int RolledBack = 14;

    /// <summary><c>audit verify</c>: signed by none of the keys given.</summary>
    public const int WrongKey = 15;

    /// <summary><c>audit verify</c>: a checkpoint of another log.</summary>
    public const int OtherLog = 16;

    /// <summary><c>audit verify</c>: a file was cut short or edited.</summary>
    public const int FileDamaged = 17;

    /// <summary><c>audit verify</c>: the events are as recorded; rows beside them, the tree or its checkpoints are not.</summary>
    public const int SideAltered = 18;

    /// <summary><c>audit verify</c>: a file does not say whether it goes on from the checkpoint that was kept.</summary>
    public const int Unproven = 19;

    /// <summary>Ended by Ctrl-C, as shells count it: 128 and the number of SIGINT.</summary>
    public const int Interrupted = 130;
}
