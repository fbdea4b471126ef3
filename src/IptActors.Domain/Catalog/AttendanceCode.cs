namespace IptActors.Domain.Catalog;

/// <summary>What became of an appointment.</summary>
public sealed record AttendanceCode : CatalogEntry
{
    /// <summary>NHS attendance code.</summary>
    public required string NhsCode { get; init; }

    /// <summary>True when the client was seen: only then a contract session is used and a treatment contact counted (R2).</summary>
    public required bool Attended { get; init; }

    /// <summary>True when it counts towards the limit of missed appointments.</summary>
    public bool DidNotAttend { get; init; }

    /// <summary>True when it counts towards the limit of cancellations by the client.</summary>
    public bool CancelledByClient { get; init; }

    /// <summary>FHIR Appointment.status.</summary>
    public required string FhirAppointmentStatus { get; init; }
}
