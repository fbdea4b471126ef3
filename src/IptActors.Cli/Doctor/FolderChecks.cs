using System.Globalization;

namespace IptActors.Cli.Doctor;

/// <summary>Looks at the data folder: is it there, who may read its keys, is there room.</summary>
internal static class FolderChecks
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    private const double Gibibyte = 1024 * 1024 * 1024;
    private const double TooLittle = 1 * Gibibyte;
    private const double Little = 5 * Gibibyte;

    /// <summary>Everything about the folder.</summary>
    public static IEnumerable<Finding> Of(string folder)
    {
        var path = Path.GetFullPath(folder);
        if (!Directory.Exists(path))
        {
            yield return Finding.Fail("data folder", $"{path} is not there", "Start the server once (./run makes it), or name its folder with --data.");
            yield break;
        }

        yield return Finding.Ok("data folder", path);
        yield return Key(Path.Combine(path, "keys", "signing-key.pem"));
        yield return Room(path);
    }

    private static Finding Key(string file)
    {
        const string Check = "signing key";
        if (!File.Exists(file))
        {
            return Finding.Warn(Check, $"{file} is not there", "Start the server once; with tokens of an OpenID Connect issuer none is needed.");
        }

        if (OperatingSystem.IsWindows())
        {
            return Finding.Ok(Check, file);
        }

        var mode = File.GetUnixFileMode(file);
        return (mode & Others) == UnixFileMode.None
            ? Finding.Ok(Check, $"{file}, readable by its owner only")
            : Finding.Fail(Check, $"{file} is open to others ({mode})", $"chmod 600 {file}; who has read it can make tokens: delete it and start the server to get another.");
    }

    private static Finding Room(string path)
    {
        const string Check = "disk space";
        var free = new DriveInfo(path).AvailableFreeSpace;
        var found = string.Create(CultureInfo.InvariantCulture, $"{free / Gibibyte:0.0} GiB free");
        return free switch
        {
            < (long)TooLittle => Finding.Fail(Check, found, "PostgreSQL stops when the disk is full: make room now."),
            < (long)Little => Finding.Warn(Check, found, "A million events take about a gibibyte: make room in time."),
            _ => Finding.Ok(Check, found),
        };
    }
}
