using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;
using IptActors.Cli.Verifying;
using IptActors.Domain.Catalog;
using IptActors.Postgres.Importing;
using Npgsql;
using Spectre.Console;

namespace IptActors.Cli.Importing;

/// <summary><c>ipt audit import</c>: puts an export in JSON Lines into an empty database, with the same hashes.</summary>
internal static class ImportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "What 'ipt audit export --format jsonl' wrote" };
        var postgres = new Option<string?>("--postgres") { Description = "The database to fill; without it the private one of the running server of the data folder", HelpName = "CONNECTION" };
        var trust = new TrustOptions(connection);
        var command = new Command("import", "Puts an export in JSON Lines into an empty server, each event at its place and with its hashes, whole or not at all") { file, postgres };
        trust.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var path = result.GetValue(file)!;
            var trusted = await trust.ReadAsync(result, fromFolder: false, cancellationToken);
            if (!File.Exists(path) || trusted.Keys.Count == 0)
            {
                throw new CliException(ExitCode.Usage, "Expected a file that was exported, and --key with the public key of the log that it is from.");
            }

            // First all of it is checked: what is put in must be what was signed.
            var checkedFile = await FileVerification.RunAsync(path, trusted, cancellationToken);
            FaultReport.Show(checkedFile, terminal, result.GetValue(connection.Json));
            return checkedFile.IsSound
                ? await ImportAsync(path, result.GetValue(postgres) ?? VerifyCommand.PrivateDatabase(result.GetValue(connection.Data)!), terminal, cancellationToken)
                : FaultReport.ExitCodeOf([.. checkedFile.Faults.Select(fault => fault.Kind)]);
        });
        return command;
    }

    private static async Task<int> ImportAsync(string path, string connectionString, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(connectionString);
            await using var import = await RecordImport.BeginAsync(source, cancellationToken);
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            var lines = new ExportLines(stream);
            var (events, whole) = (0L, true);
            while (await lines.NextAsync(cancellationToken) is { } next)
            {
                var line = JsonNode.Parse(next.Line.Span)!.AsObject();
                switch (line["kind"]!.GetValue<string>())
                {
                    case "event":
                        await import.AddAsync(ExportedEvent.Of(line), cancellationToken);
                        events++;
                        break;
                    case "others":
                        whole = false;
                        break;
                }
            }

            await import.CommitAsync(BuiltInCatalog.Instance, cancellationToken);
            terminal.Output.WriteLine($"imported {events} events of {import.Courses} courses");
            if (!whole)
            {
                terminal.ErrorConsole.MarkupLine("[yellow]The file leaves out events of others[/]: every chain is as it was, the tree over all events becomes another.");
            }

            return ExitCode.Ok;
        }
        catch (Exception e) when (e is RecordImportException or FormatException or JsonException)
        {
            throw new CliException(ExitCode.Refused, $"Nothing was imported: {e.Message}");
        }
        catch (ArgumentException e)
        {
            throw new CliException(ExitCode.Usage, $"--postgres: expected an Npgsql connection string: {e.Message}");
        }
        catch (PostgresException e)
        {
            throw new CliException(ExitCode.Refused, $"Nothing was imported: {e.MessageText} (SQLSTATE {e.SqlState}).");
        }
        catch (NpgsqlException e)
        {
            throw new CliException(ExitCode.Unavailable, $"Nothing was imported, the database cannot be reached: {e.Message}");
        }
    }
}
