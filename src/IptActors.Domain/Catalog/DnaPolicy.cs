namespace IptActors.Domain.Catalog;

/// <summary>How a service handles missed and cancelled appointments.</summary>
public sealed record DnaPolicy : CatalogEntry
{
    /// <summary>Appointments missed in a row at which the limit is reached; null means no such limit.</summary>
    public int? DnaLimitConsecutive { get; init; }

    /// <summary>Appointments missed in all at which the limit is reached; null means no such limit.</summary>
    public int? DnaLimitTotal { get; init; }

    /// <summary>Missed in a row at which the case is reviewed before the limit; null means no earlier step.</summary>
    public int? ReviewAtConsecutive { get; init; }

    /// <summary>Cancellations by the client at which the limit is reached; null means no such limit.</summary>
    public int? CancelLimit { get; init; }

    /// <summary>True when <see cref="CancelLimit"/> counts only assessments.</summary>
    public bool CancelLimitOnlyAssessment { get; init; }

    /// <summary>Hours before the appointment up to which a cancellation is in time; null when the policy names none.</summary>
    public int? NoticeHours { get; init; }

    /// <summary>What is proposed at the limit.</summary>
    public required DnaLimitAction OnLimit { get; init; }

    /// <summary>What is proposed after one missed assessment; null means the ordinary limits apply.</summary>
    public DnaLimitAction? AssessmentDna { get; init; }

    /// <summary>True when the referrer is told.</summary>
    public required bool NotifyReferrer { get; init; }
}
