namespace IptActors.Bench;

/// <summary>What pgbench measured.</summary>
/// <param name="PerSecond">Inserts per second.</param>
/// <param name="P99">Milliseconds within which 99 of 100 ended: what the machine itself does to a commit.</param>
internal readonly record struct BareInserts(double PerSecond, double P99);
