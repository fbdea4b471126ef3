using System.CommandLine;
using IptActors.Cli.Connecting;
using IptActors.Cli.Courses;
using IptActors.Cli.Output;
using IptActors.Engine.Proofs.Verifying;
using IptActors.Postgres.Verifying;
using Npgsql;
using Spectre.Console;

namespace IptActors.Cli.Verifying;

/// <summary><c>ipt audit verify</c>: checks a live server, a database or a file, and names what was done to it.</summary>
internal static class VerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var what = new Argument<string[]>("COURSE|FILE")
        {
            Description = "Courses to check over the API; all of the clinic when none is named. Or one exported file (.jsonl) or proof (.tlog-proof), checked offline",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var against = new Option<string?>("--against")
        {
            Description = "What --json printed earlier, kept elsewhere: finds courses whose last events were removed or that were rewritten",
            HelpName = "FILE",
        };
        var database = new Option<bool>("--database") { Description = "Check the whole private database of the running server of the data folder, not what its API shows" };
        var postgres = new Option<string?>("--postgres") { Description = "Check the whole database of this connection string; a role that may read the schema ipt is enough", HelpName = "CONNECTION" };
        var logOnly = new Option<bool>("--log-only") { Description = "With a database: leave out the list of courses, for which every course is folded, and the tables by which events and accesses are found" };
        var trust = new TrustOptions(connection);
        var command = new Command("verify", "Checks that nothing recorded was altered, removed, inserted or moved, and says what was") { what, against, database, postgres, logOnly };
        trust.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var json = result.GetValue(connection.Json);
            var named = result.GetValue(what)!;
            if (named is [var file] && File.Exists(file))
            {
                return await FileAsync(file, await trust.ReadAsync(result, fromFolder: false, cancellationToken), terminal, json, cancellationToken);
            }

            var trusted = await trust.ReadAsync(result, fromFolder: true, cancellationToken);
            if (result.GetValue(database) || result.GetValue(postgres) is not null)
            {
                var source = result.GetValue(postgres) ?? PrivateDatabase(result.GetValue(connection.Data)!);
                return await DatabaseAsync(source, trusted, !result.GetValue(logOnly), terminal, json, cancellationToken);
            }

            var clinic = result.GetValue(connection.Clinic)!;
            var known = await KnownHead.ReadAsync(result.GetValue(against), cancellationToken);
            using var channel = connection.Open(result, CourseCommand.Reader);
            var report = new VerifyReport(terminal, json);
            var log = new LiveLog(channel, trusted);
            await new LiveVerification(channel, clinic, known).RunAsync([.. named.Select(course => CourseName.Full(course, clinic))], log, report, cancellationToken);
            report.End(log);
            return FaultReport.ExitCodeOf([.. report.Kinds, .. log.Report.Faults.Select(fault => fault.Kind)]);
        });
        return command;
    }

    private static async Task<int> FileAsync(string file, Trust trust, Terminal terminal, bool json, CancellationToken cancellationToken)
    {
        if (trust.Keys.Count == 0)
        {
            throw new CliException(ExitCode.Usage, "Expected --key with the public key of the log: without it a file proves nothing. 'ipt call GetVerificationKey' tells it; get it once and keep it.");
        }

        var report = await FileVerification.RunAsync(file, trust, cancellationToken);
        FaultReport.Show(report, terminal, json);
        return FaultReport.ExitCodeOf([.. report.Faults.Select(fault => fault.Kind)]);
    }

    private static async Task<int> DatabaseAsync(string connectionString, Trust trust, bool withListing, Terminal terminal, bool json, CancellationToken cancellationToken)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(connectionString);
            var reports = await new DatabaseVerifier(source).VerifyAsync(trust, withListing, cancellationToken);
            foreach (var report in reports)
            {
                FaultReport.Show(report, terminal, json);
            }

            if (trust.Keys.Count == 0 && !json)
            {
                terminal.ErrorConsole.MarkupLine("[yellow]No public key was given[/]: the parts fit each other; who signed them was not looked at.");
            }

            return FaultReport.ExitCodeOf([.. reports.SelectMany(report => report.Faults).Select(fault => fault.Kind)]);
        }
        catch (ArgumentException e)
        {
            throw new CliException(ExitCode.Usage, $"--postgres: expected an Npgsql connection string: {e.Message}");
        }
        catch (PostgresException e)
        {
            throw new CliException(ExitCode.Refused, $"The database cannot be checked: {e.MessageText} (SQLSTATE {e.SqlState}).");
        }
        catch (NpgsqlException e)
        {
            throw new CliException(ExitCode.Unavailable, $"The database cannot be reached: {e.Message}");
        }
    }

    /// <summary>Connection string of the private database of the running server of a data folder.</summary>
    /// <exception cref="CliException">No server runs there, or it has none.</exception>
    internal static string PrivateDatabase(string dataFolder) => ServerFile.TryRead(dataFolder)?.Postgres is { } found
        ? new NpgsqlConnectionStringBuilder { Host = found.SocketFolder, Username = found.Role, Database = found.Name, Pooling = false }.ConnectionString
        : throw new CliException(ExitCode.Usage, $"--database: expected a running server with a private PostgreSQL in {dataFolder}, found none. Start it, or name a database with --postgres.");
}
