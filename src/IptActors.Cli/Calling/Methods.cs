using Google.Protobuf.Reflection;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;

namespace IptActors.Cli.Calling;

/// <summary>The methods this command line knows: those of the .proto files it was built with.</summary>
internal static class Methods
{
    /// <summary>Every .proto file of the API.</summary>
    public static IReadOnlyList<FileDescriptor> Files { get; } =
    [
        .. typeof(CommandResult).Assembly.GetExportedTypes()
            .Where(type => type.IsAbstract && type.IsSealed && type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => (FileDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!)
            .OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    /// <summary>Every method, by service and then in the order of its file.</summary>
    public static IReadOnlyList<MethodDescriptor> All { get; } = [.. Files.SelectMany(file => file.Services).SelectMany(service => service.Methods)];

    /// <summary>Finds <c>ipt.v1.SessionService/HoldSession</c> by that name, by <c>SessionService/HoldSession</c> or by <c>HoldSession</c>; case does not matter.</summary>
    /// <exception cref="CliException">There is none, or more than one of the short name.</exception>
    public static MethodDescriptor Find(string name)
    {
        var wanted = name.TrimStart('/').Replace('.', '/');
        var found = All.Where(method => EndsWithWords(method.FullName.Replace('.', '/'), wanted)).ToList();
        return found switch
        {
            [var only] => only,
            [] => throw new CliException(ExitCode.Usage, $"No method is called '{name}'.{Suggest(name)} 'ipt call --list' shows them all."),
            _ => throw new CliException(ExitCode.Usage, $"'{name}' may be {string.Join(" or ", found.Select(Name))}: name the service too."),
        };
    }

    /// <summary>How a method is named on the command line, <c>SessionService/HoldSession</c>.</summary>
    public static string Name(MethodDescriptor method) => $"{method.Service.Name}/{method.Name}";

    private static bool EndsWithWords(string path, string wanted) =>
        path.EndsWith(wanted, StringComparison.OrdinalIgnoreCase) && (path.Length == wanted.Length || path[^(wanted.Length + 1)] == '/');

    private static string Suggest(string name)
    {
        var word = name.Split('/', '.')[^1];
        var close = All.Where(method => word.Length > 3 && method.Name.Contains(word, StringComparison.OrdinalIgnoreCase)).Take(3).Select(Name).ToList();
        return close.Count == 0 ? "" : $" Did you mean {string.Join(" or ", close)}?";
    }
}
