namespace IptActors.Server.Hosting;

/// <summary>
/// A part that may be unable to carry out calls while the process runs. Readiness asks the event store and, where it is one, the host of
/// courses; the server is ready while nobody objects.
/// </summary>
public interface IReadinessCheck
{
    /// <summary>Why calls should go elsewhere now, in words for the log and without personal data; null when there is no reason.</summary>
    /// <param name="cancellationToken">Ends the patience of who asks, five seconds: no answer counts as an objection.</param>
    ValueTask<string?> FindObstacleAsync(CancellationToken cancellationToken);
}
