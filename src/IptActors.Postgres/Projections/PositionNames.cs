namespace IptActors.Postgres.Projections;

/// <summary>Names of projections in Marten's table of positions, in Marten's form <c>name:shard</c>.</summary>
internal static class PositionNames
{
    public static string Live(string name) => $"{name}:All";

    public static string Shadow(string name) => $"{name}:Shadow";
}
