using System.Globalization;

namespace IptActors.Postgres.PrivateServer;

/// <summary>Keeps a second server off a data folder: an exclusive lock on the file <c>lock</c>, which the operating system releases when the process ends, however it ends.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock and writes this process's id into the file.</summary>
    /// <exception cref="PrivatePostgresException">Another server has it.</exception>
    public static DataFolderLock Take(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "lock");
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new PrivatePostgresException(
                $"The data folder {dataFolder} is in use by another server{Holder(path)}. Stop that one, or give this one a data folder of its own.", exception);
        }

        file.SetLength(0);
        file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        file.Flush();
        return new DataFolderLock(file);
    }

    /// <summary>Releases the lock. The file stays: removing it would let two servers hold locks on two files of one name.</summary>
    public void Dispose() => _file.Dispose();

    private static string Holder(string path)
    {
        try
        {
            // .NET takes no lock for a reader that shares everything.
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            var processId = reader.ReadToEnd().Trim();
            return processId.Length > 0 ? $" (process {processId})" : "";
        }
        catch (IOException)
        {
            // Its name is a courtesy; that it is locked has been established.
            return "";
        }
    }
}
