using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IptActors.Engine.Tests.Codec;

/// <summary>The documentation comments of an assembly, as Markdown.</summary>
internal sealed partial class XmlDocumentation(Assembly assembly)
{
    private readonly Dictionary<string, XElement> _members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>What is said of a record.</summary>
    public string Summary(Type type) => Text(Member(type).Element("summary"));

    /// <summary>What is said of a parameter of its primary constructor.</summary>
    public string Parameter(Type type, string name) =>
        Text(Member(type).Elements("param").SingleOrDefault(param => param.Attribute("name")!.Value == name));

    private XElement Member(Type type) => _members[$"T:{type.FullName!.Replace('+', '.')}"];

    private static string Text(XElement? element) => element is null ? "" : WhiteSpace().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement reference => $"`{(reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword"))?.Value.Split('.')[^1] ?? reference.Value}`",
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
