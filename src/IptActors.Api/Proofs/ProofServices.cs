using IptActors.Engine.Proofs;

namespace IptActors.Api.Proofs;

/// <summary>What proofs are made from.</summary>
/// <param name="Courses">Checks whole courses.</param>
/// <param name="Logs">The logs that have a tree, by name.</param>
public sealed record ProofServices(CourseVerifier Courses, IReadOnlyDictionary<string, ProofLog> Logs);
