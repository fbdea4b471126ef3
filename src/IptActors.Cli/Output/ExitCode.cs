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

    /// <summary>Ended by Ctrl-C, as shells count it: 128 and the number of SIGINT.</summary>
    public const int Interrupted = 130;
}
