using System.Globalization;

namespace IptActors.Crash.Tests.Processes;

/// <summary>The processes of one PostgreSQL, as the kernel lists them.</summary>
/// <param name="Cluster">PostgreSQL's data folder.</param>
internal sealed record PostgresProcesses(string Cluster)
{
    /// <summary>The process that starts the others; null when none runs.</summary>
    public int? Postmaster
    {
        get
        {
            try
            {
                var line = File.ReadLines(Path.Combine(Cluster, "postmaster.pid")).FirstOrDefault();
                return int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Directory.Exists($"/proc/{id}") ? id : null;
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    /// <summary>The processes that serve sessions.</summary>
    public IReadOnlyList<int> Backends =>
        Postmaster is { } postmaster ? [.. Children(postmaster).Where(child => CommandLine(child).StartsWith("postgres: ipt ", StringComparison.Ordinal))] : [];

    private static IEnumerable<int> Children(int parent) =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && ParentOf(id) == parent);

    private static int ParentOf(int id)
    {
        // The name, second field, is in parentheses and may hold spaces.
        var text = Read($"/proc/{id}/stat");
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 1 ? int.Parse(fields[1], CultureInfo.InvariantCulture) : 0;
    }

    private static string CommandLine(int id) => Read($"/proc/{id}/cmdline").Replace('\0', ' ');

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            // It ended in the meantime.
            return "";
        }
    }
}
