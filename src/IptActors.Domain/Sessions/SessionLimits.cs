namespace IptActors.Domain.Sessions;

/// <summary>Bounds that keep typing errors out; what a protocol allows is in the catalog.</summary>
public static class SessionLimits
{
    /// <summary>Shortest session, in minutes: a telephone check.</summary>
    public const int FewestMinutes = 5;

    /// <summary>Longest session, in minutes: a group or crisis session of half a day.</summary>
    public const int MostMinutes = 300;

    /// <summary>Most techniques, and most adjuncts, that one entry may name.</summary>
    public const int MostEntries = 40;
}
