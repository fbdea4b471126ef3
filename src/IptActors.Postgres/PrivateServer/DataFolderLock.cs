using System.Globalization;

namespace IptActors.Postgres.PrivateServer;

/// <summary>Keeps a second server off a data folder: an exclusive lock on the file <c>lock</c> (its holder's id is in <c>lock.pid</c>), which the operating system releases when the process ends, however it ends.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock and leaves this process's id for those who come later.</summary>
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

        // In a file of its own: while .NET holds the exclusive lock, it opens the locked file for nobody.
        File.WriteAllText(path + ".pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new DataFolderLock(file);
    }

    /// <summary>Releases the lock. The file stays: removing it would let two servers hold locks on two files of one name.</summary>
    public void Dispose() => _file.Dispose();

    private static string Holder(string path)
    {
        try
        {
            return $" (process {File.ReadAllText(path + ".pid").Trim()})";
        }
        catch (IOException)
        {
            // Its name is a courtesy; that it is locked has been established.
            return "";
        }
    }
}
