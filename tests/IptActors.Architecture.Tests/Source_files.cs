namespace IptActors.Architecture.Tests;

/// <summary>Habits that no analyzer checks.</summary>
public sealed class Source_files
{
    private static IEnumerable<string> CSharp =>
        new[] { "src", "tests", "bench" }
            .Select(folder => Path.Combine(Repository.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [Fact]
    public void No_file_has_grown_into_many_concepts() =>
        Assert.Empty(CSharp.Where(file => File.ReadLines(file).Count() > 500).Select(file => Path.GetRelativePath(Repository.Root, file)));

    [Fact]
    public void Namespaces_follow_folders()
    {
        var strays = CSharp
            .Select(file => (File: Path.GetRelativePath(Repository.Root, file), Namespace: File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))))
            .Where(source => source.Namespace is not null && !source.Namespace.Equals($"namespace {Expected(source.File)};", StringComparison.Ordinal));

        Assert.Empty(strays.Select(source => $"{source.File}: expected {Expected(source.File)}, found {source.Namespace}"));

        static string Expected(string file) => string.Join('.', Path.GetDirectoryName(file)!.Split(Path.DirectorySeparatorChar).Skip(1));
    }
}
