using Google.Protobuf.Reflection;
using IptActors.Contracts.V1;

namespace IptActors.Api;

/// <summary>The .proto files of the API.</summary>
public static class Protos
{
    /// <summary>Every file of <c>ipt.v1</c>.</summary>
    public static IReadOnlyList<FileDescriptor> Files { get; } =
    [
        .. typeof(CommandResult).Assembly.GetExportedTypes()
            .Where(type => type.IsAbstract && type.IsSealed && type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => (FileDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!)
            .OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    /// <summary>Every service of <c>ipt.v1</c>.</summary>
    public static IEnumerable<ServiceDescriptor> Services => Files.SelectMany(file => file.Services);

    /// <summary>Every method of <c>ipt.v1</c>.</summary>
    public static IEnumerable<MethodDescriptor> Methods => Services.SelectMany(service => service.Methods);

    /// <summary>How a method is named where the package is understood: <c>Service/Method</c>.</summary>
    public static string Key(this MethodDescriptor method) => $"{method.Service.Name}/{method.Name}";

    /// <summary>The method of a key.</summary>
    /// <exception cref="InvalidOperationException">No .proto file declares it.</exception>
    public static MethodDescriptor Method(string key) =>
        Methods.SingleOrDefault(method => method.Key() == key) ?? throw new InvalidOperationException($"No .proto file declares {key}.");
}
