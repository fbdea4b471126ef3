namespace IptActors.Rpc.Wire;

/// <summary>How unpacking ended.</summary>
internal enum GzipOutcome
{
    /// <summary>All of it is unpacked.</summary>
    Done,

    /// <summary>It unpacks to more than the limit.</summary>
    TooLarge,

    /// <summary>It is no gzip.</summary>
    Corrupt,
}
