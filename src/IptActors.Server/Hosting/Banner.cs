namespace IptActors.Server.Hosting;

/// <summary>What a person who started the server wants to know first.</summary>
internal static class Banner
{
    /// <summary>Writes the banner.</summary>
    public static void Write(TextWriter writer, EmbeddedServer server) => writer.WriteLine(
        $"""

        IptActors {typeof(Banner).Assembly.GetName().Version?.ToString(3)} serves {server.Methods} methods
          gRPC     {server.Grpc}
          web      {server.Web}
          data     {Path.GetFullPath(server.Options.DataFolder)}{(server.Options.Postgres is null ? "" : "  (events in the PostgreSQL of --postgres)")}
          tokens   {(server.Options.Issuer is { } issuer ? $"of {issuer}" : "of this server's own key")}
          pages    {(EmbeddedServer.HasDashboard ? "./ipt dashboard prints a link that signs in" : "the dashboard was not built: Node.js 20 or later with npm was missing; install it and start again")}
        Serving. Stop with Ctrl+C.
        """);
}
