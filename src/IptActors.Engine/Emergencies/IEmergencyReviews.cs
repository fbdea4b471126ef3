using IptActors.Domain.Values;

namespace IptActors.Engine.Emergencies;

/// <summary>The list of emergency accesses that wait for their review.</summary>
public interface IEmergencyReviews
{
    /// <summary>Those of a clinic, the oldest first, with everything that was committed when it was asked.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="afterPosition">Only those whose event stands behind this position: where the page before ended; 0 from the start.</param>
    /// <param name="limit">At most so many; 1 or more.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Journal.JournalUnavailableException">The store cannot be read now.</exception>
    ValueTask<IReadOnlyList<OpenEmergencyReview>> ListAsync(ClinicId clinic, long afterPosition, int limit, CancellationToken cancellationToken);
}
