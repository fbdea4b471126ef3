namespace IptActors.Server;

/// <summary>How the process ends.</summary>
internal static class ExitCodes
{
    /// <summary>It was asked to stop and did.</summary>
    public const int Stopped = 0;

    /// <summary>It cannot start as it was asked to; the last line on the error output says why. A wrong command line ends with 1.</summary>
    public const int CannotStart = 2;
}
