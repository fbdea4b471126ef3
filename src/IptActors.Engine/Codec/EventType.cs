using IptActors.Domain.Courses;

namespace IptActors.Engine.Codec;

/// <summary>How one kind of event is known in the journal.</summary>
/// <param name="Name">Stored name, snake_case; never changes once released.</param>
/// <param name="ClrType">The record of today's shape.</param>
/// <param name="Schema">Number of today's shape; 1 is the first. A changed shape is a new number and an upcaster.</param>
public sealed record EventType(string Name, Type ClrType, int Schema)
{
    /// <summary>"Full.Type.Name, Assembly": what Marten keeps in <c>mt_dotnet_type</c>.</summary>
    public string DotNetType { get; } = $"{ClrType.FullName}, {ClrType.Assembly.GetName().Name}";

    /// <summary>An event of today's shape under a stored name.</summary>
    public static EventType Of<T>(string name, int schema = 1)
        where T : CourseEvent => new(name, typeof(T), schema);
}
