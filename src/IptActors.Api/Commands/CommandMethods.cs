using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Domain.Courses;

namespace IptActors.Api.Commands;

/// <summary>
/// Joins every command record of the domain to the rpc of the same name. What has no counterpart, field by field, stops the start: a
/// mistake of ours must not wait for a caller to find it.
/// </summary>
internal static class CommandMethods
{
    /// <summary>Compiles all commands.</summary>
    /// <exception cref="InvalidOperationException">Protos and domain do not fit; the message lists every place.</exception>
    public static IReadOnlyList<ICommandMethod> Compile(CommandServices services)
    {
        var records = new RecordReader();
        var problems = new List<string>();
        var methods = new List<ICommandMethod>();
        var rpcs = Protos.Methods.ToLookup(method => method.Name);
        foreach (var command in Records)
        {
            var declared = rpcs[command.Name].ToList();
            if (declared is not [var rpc])
            {
                problems.Add($"Expected one rpc named {command.Name}, found {declared.Count}.");
            }
            else if (AccessTable.Find(rpc.Key()) is not { } access)
            {
                problems.Add($"{rpc.Key()} has no row in {nameof(AccessTable)}.");
            }
            else
            {
                var type = typeof(CommandMethod<,>).MakeGenericType(rpc.InputType.ClrType, rpc.OutputType.ClrType);
                methods.Add((ICommandMethod)Activator.CreateInstance(type, rpc, command, access, services, records)!);
            }
        }

        problems.AddRange(records.Problems);
        return problems.Count == 0
            ? methods
            : throw new InvalidOperationException($"Protos and domain do not fit:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
    }

    /// <summary>Every command record of the domain.</summary>
    public static IEnumerable<Type> Records =>
        typeof(CourseCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CourseCommand)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal);
}
