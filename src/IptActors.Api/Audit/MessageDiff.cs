using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using IptActors.Contracts.V1;

namespace IptActors.Api.Audit;

/// <summary>Compares two messages of one kind field by field.</summary>
internal static class MessageDiff
{
    /// <summary>What is another, in the order of the fields. A part that only one of the two has is one change, with the whole part.</summary>
    /// <param name="before">Null when there was nothing before: then every field of <paramref name="after"/> is new.</param>
    /// <param name="after">The later one.</param>
    public static IReadOnlyList<FieldChange> Of<T>(T? before, T after)
        where T : class, IMessage<T>, new()
    {
        var changes = new List<FieldChange>();
        Compare("", before ?? new T(), after, changes);
        return changes;
    }

    private static void Compare(string path, IMessage before, IMessage after, List<FieldChange> changes)
    {
        if (before.Equals(after))
        {
            return;
        }

        foreach (var field in after.Descriptor.Fields.InFieldNumberOrder())
        {
            var name = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            if (field.IsRepeated)
            {
                CompareLists(name, field, (IList)field.Accessor.GetValue(before), (IList)field.Accessor.GetValue(after), changes);
            }
            else
            {
                CompareValues(name, field, Given(field, before), Given(field, after), changes);
            }
        }
    }

    private static void CompareLists(string path, FieldDescriptor field, IList before, IList after, List<FieldChange> changes)
    {
        for (var i = 0; i < Math.Max(before.Count, after.Count); i++)
        {
            CompareValues($"{path}[{i}]", field, i < before.Count ? before[i] : null, i < after.Count ? after[i] : null, changes);
        }
    }

    private static void CompareValues(string path, FieldDescriptor field, object? before, object? after, List<FieldChange> changes)
    {
        if (Equals(before, after))
        {
            return;
        }

        if (before is IMessage was && after is IMessage now && !FieldValues.IsPlain(field.MessageType))
        {
            Compare(path, was, now, changes);
        }
        else
        {
            changes.Add(new FieldChange { Path = path, Before = before is null ? null : FieldValues.Of(field, before), After = after is null ? null : FieldValues.Of(field, after) });
        }
    }

    // An empty text stands for "not given", as everywhere in the API; 0 and false are values.
    private static object? Given(FieldDescriptor field, IMessage message) =>
        field.HasPresence && !field.Accessor.HasValue(message) ? null
        : field.Accessor.GetValue(message) is var value && value is "" ? null
        : value;
}
