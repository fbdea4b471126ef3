using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace IptActors.Architecture.Tests;

/// <summary>A YAML file as maps, lists and texts, merge keys and anchors resolved.</summary>
internal sealed class Yaml
{
    private readonly object? _node;

    private Yaml(object? node) => _node = node;

    /// <summary>Reads a file of the repository.</summary>
    public static Yaml Read(string path)
    {
        using var text = File.OpenText(Path.Combine(Repository.Root, path));
        return new Yaml(new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<object>(new MergingParser(new Parser(text))));
    }

    /// <summary>The member of a map; empty when there is none.</summary>
    public Yaml this[string key] => new(_node is IDictionary<object, object> map && map.TryGetValue(key, out var member) ? member : null);

    /// <summary>The names of a map, or the texts of a list.</summary>
    public IReadOnlyList<string> Names => _node switch
    {
        IDictionary<object, object> map => [.. map.Keys.Select(key => $"{key}")],
        IEnumerable<object> list => [.. list.Select(item => $"{item}")],
        _ => [],
    };

    /// <summary>The items of a list.</summary>
    public IEnumerable<Yaml> Items => _node is IEnumerable<object> list and not IDictionary<object, object> ? list.Select(item => new Yaml(item)) : [];

    /// <summary>The text of a value; empty when there is none.</summary>
    public string Text => _node as string ?? "";

    /// <summary>Whether there is anything.</summary>
    public bool Exists => _node is not null;
}
