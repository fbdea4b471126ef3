using System.Diagnostics;

namespace IptActors.Crash.Tests.Outages;

/// <summary>A file system of its own that can be filled to the last byte: a tmpfs, which only root can mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 192;
    private const int Block = 64 * 1024;

    private readonly string _ballast;

    private SmallDisk(string path) => (Path, _ballast) = (path, System.IO.Path.Combine(path, "ballast"));

    /// <summary>Where it is mounted.</summary>
    public string Path { get; }

    /// <summary>Mounts one; null where that is not allowed.</summary>
    public static SmallDisk? TryMount()
    {
        var path = Directory.CreateTempSubdirectory("ipt").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", path))
        {
            return new SmallDisk(path);
        }

        Directory.Delete(path);
        return null;
    }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        using var file = new FileStream(_ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var zeros = new byte[Block];
        for (var size = Block; size > 0;)
        {
            try
            {
                file.Write(zeros, 0, size);
            }
            catch (IOException)
            {
                // No space left for this much: less may still fit.
                size /= 2;
            }
        }
    }

    /// <summary>Frees what filling took.</summary>
    public void Free() => File.Delete(_ballast);

    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        Directory.Delete(Path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program.
            return false;
        }
    }
}
