namespace IptActors.Domain.Sessions;

/// <summary>Codes of the list <c>cancelled_by</c>.</summary>
public static class CancelledBy
{
    /// <summary>The client called the appointment off; counts towards the limit of cancellations.</summary>
    public const string Client = "client";

    /// <summary>The service called it off or moved it; counts for nothing.</summary>
    public const string Provider = "provider";
}
