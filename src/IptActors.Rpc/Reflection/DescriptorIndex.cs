using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace IptActors.Rpc.Reflection;

/// <summary>Finds the file that declares a name, among the files of the served services and all files those need.</summary>
internal sealed class DescriptorIndex
{
    private readonly Dictionary<string, FileDescriptor> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileDescriptor> _bySymbol = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, int Number), FileDescriptor> _byExtension = [];
    private readonly HashSet<string> _messages = new(StringComparer.Ordinal);

    public DescriptorIndex(IEnumerable<FileDescriptor> files)
    {
        foreach (FileDescriptor file in files)
        {
            Add(file);
        }
    }

    public FileDescriptor? FindFile(string name) => _byName.GetValueOrDefault(name);

    public FileDescriptor? FindSymbol(string fullName) => _bySymbol.GetValueOrDefault(fullName);

    public FileDescriptor? FindExtension(string type, int number) => _byExtension.GetValueOrDefault((type, number));

    /// <summary>The numbers of the known extensions of a message; null when there is no such message.</summary>
    public IReadOnlyList<int>? FindExtensionNumbers(string type) =>
        _messages.Contains(type) ? [.. _byExtension.Keys.Where(key => key.Type == type).Select(key => key.Number).Order()] : null;

    /// <summary>A file and all it needs, the file itself first.</summary>
    public static IEnumerable<ByteString> WithDependencies(FileDescriptor file)
    {
        var seen = new HashSet<FileDescriptor>();
        var queue = new Queue<FileDescriptor>([file]);
        while (queue.TryDequeue(out FileDescriptor? next))
        {
            if (seen.Add(next))
            {
                yield return next.SerializedData;
                foreach (FileDescriptor dependency in next.Dependencies)
                {
                    queue.Enqueue(dependency);
                }
            }
        }
    }

    private void Add(FileDescriptor file)
    {
        if (!_byName.TryAdd(file.Name, file))
        {
            return;
        }

        foreach (MessageDescriptor message in file.MessageTypes)
        {
            Add(message);
        }

        foreach (EnumDescriptor type in file.EnumTypes)
        {
            Add(type);
        }

        foreach (ServiceDescriptor service in file.Services)
        {
            _bySymbol[service.FullName] = file;
            foreach (MethodDescriptor method in service.Methods)
            {
                _bySymbol[method.FullName] = file;
            }
        }

        AddExtensions(file, file.Extensions.UnorderedExtensions);
        foreach (FileDescriptor dependency in file.Dependencies)
        {
            Add(dependency);
        }
    }

    private void Add(MessageDescriptor message)
    {
        _bySymbol[message.FullName] = message.File;
        _messages.Add(message.FullName);
        foreach (FieldDescriptor field in message.Fields.InDeclarationOrder())
        {
            _bySymbol[field.FullName] = message.File;
        }

        foreach (OneofDescriptor oneof in message.Oneofs)
        {
            _bySymbol[oneof.FullName] = message.File;
        }

        foreach (EnumDescriptor type in message.EnumTypes)
        {
            Add(type);
        }

        foreach (MessageDescriptor nested in message.NestedTypes)
        {
            Add(nested);
        }

        AddExtensions(message.File, message.Extensions?.UnorderedExtensions ?? []);
    }

    private void Add(EnumDescriptor type)
    {
        _bySymbol[type.FullName] = type.File;
        foreach (EnumValueDescriptor value in type.Values)
        {
            _bySymbol[value.FullName] = type.File;
        }
    }

    private void AddExtensions(FileDescriptor file, IEnumerable<FieldDescriptor> extensions)
    {
        foreach (FieldDescriptor extension in extensions)
        {
            _bySymbol[extension.FullName] = file;
            _byExtension[(extension.ExtendeeType.FullName, extension.FieldNumber)] = file;
        }
    }
}
