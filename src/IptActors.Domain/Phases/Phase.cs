namespace IptActors.Domain.Phases;

/// <summary>Where a course stands. Stored and sent as the name in snake_case; order is the order of treatment.</summary>
public enum Phase
{
    /// <summary>Referral received, nothing decided.</summary>
    Referral,

    /// <summary>Accepted, waiting for a place.</summary>
    Waitlist,

    /// <summary>Screening for suitability; 0 to 2 sessions before treatment starts.</summary>
    Assessment,

    /// <summary>History, sick role, inventory, focus, formulation, contract.</summary>
    Initial,

    /// <summary>Work on the focus.</summary>
    Middle,

    /// <summary>Ending (IPT UK), conclusion of acute treatment (Stuart).</summary>
    Termination,

    /// <summary>Continuation under a contract of its own.</summary>
    Maintenance,

    /// <summary>Ended; only reopening leads out.</summary>
    Closed,
}
