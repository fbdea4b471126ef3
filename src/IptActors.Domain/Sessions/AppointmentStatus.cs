namespace IptActors.Domain.Sessions;

/// <summary>What became of an appointment.</summary>
public enum AppointmentStatus
{
    /// <summary>Agreed for a time; nothing recorded yet, even when the time has passed.</summary>
    Planned,

    /// <summary>The client was seen.</summary>
    Held,

    /// <summary>The client did not come, or came too late to be seen.</summary>
    Missed,

    /// <summary>Called off by the client or the provider.</summary>
    Cancelled,

    /// <summary>A session that was recorded and never was, without an appointment behind it: it counts nowhere.</summary>
    EnteredInError,
}
