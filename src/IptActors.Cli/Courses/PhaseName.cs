using IptActors.Contracts.V1;

namespace IptActors.Cli.Courses;

/// <summary>Phases in the words that the catalog uses.</summary>
internal static class PhaseName
{
    /// <summary><c>initial</c> for PHASE_INITIAL.</summary>
    public static string Of(Phase phase) => phase.ToString().ToLowerInvariant();
}
