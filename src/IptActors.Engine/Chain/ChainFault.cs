namespace IptActors.Engine.Chain;

/// <summary>How an event fails to continue the chain.</summary>
public enum ChainFault
{
    /// <summary>Its version is not one more than that of the event before: events are missing.</summary>
    VersionGap,

    /// <summary>It continues another event than the one before it: the one before was replaced.</summary>
    PreviousHashDiffers,

    /// <summary>Its hash is not that of its content: it was altered.</summary>
    HashDiffers,

    /// <summary>Headers or data are not what an event has: damaged or altered.</summary>
    Unreadable,
}
