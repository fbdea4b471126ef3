using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;

namespace IptActors.Domain.Tests.Courses;

/// <summary>The compiler does not know that commands and events are closed; these tests do.</summary>
public partial class Every_command_and_event : CourseSpecification
{
    private static readonly HashSet<Type> Scalars =
        [typeof(string), typeof(int), typeof(bool), typeof(DateOnly), typeof(DateTimeOffset), typeof(ProtectedText), typeof(Phase)];

    public static TheoryData<Type> Commands => [.. Sealed<CourseCommand>()];

    public static TheoryData<Type> Events => [.. Sealed<CourseEvent>()];

    [Theory]
    [MemberData(nameof(Events))]
    public void Changes_the_state_by_an_arm_of_its_own(Type type)
    {
        var happened = (CourseEvent)Samples.Make(type);
        var state = Given(History.Completed).State;

        // What the sample refers to is not in the course, so an arm may stumble; it must be there all the same.
        var stumbled = Record.Exception(() => CourseDecider.Evolve(state, new RecordedEvent(state.Version + 1, Now, Now, happened)));

        Assert.False(stumbled is UnreachableException && stumbled.Message.Contains("evolves", StringComparison.Ordinal), stumbled?.Message);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Is_decided_by_an_arm_of_its_own(Type type)
    {
        var command = (CourseCommand)Samples.Make(type);
        var scenario = Given(History.InMiddle);

        // A sample is not valid, so what the catalog does not know may be looked up in vain; the arm must be there all the same.
        var stumbled = Record.Exception(() => CourseDecider.Dispatch(command, new Deliberation(scenario.State, scenario.Context)));

        Assert.False(stumbled is UnreachableException && stumbled.Message.Contains("decides", StringComparison.Ordinal), stumbled?.Message);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Reports_violations_by_the_names_of_its_own_fields(Type type)
    {
        var checks = new FieldChecks(Given(History.InMiddle).Context);
        ((CourseCommand)Samples.Make(type)).Validate(checks);

        var fields = type.GetProperties().Select(property => SnakeCase(property.Name)).ToHashSet();
        Assert.All(checks.Violations, violation => Assert.Contains(violation.Field.Split('.', '[')[0], fields));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    [MemberData(nameof(Events))]
    public void Is_made_of_what_can_be_stored_and_sent(Type type) => Assert.Empty(Foreign(type));

    [Theory]
    [MemberData(nameof(Commands))]
    [MemberData(nameof(Events))]
    public void Is_sealed_and_named_once(Type type) =>
        Assert.Single(Sealed<CourseCommand>().Concat(Sealed<CourseEvent>()), other => other.Name == type.Name);

    private static IEnumerable<string> Foreign(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetMethod!.GetParameters().Length == 0 && property.DeclaringType == type)
            .SelectMany(property => IsAllowed(property.PropertyType) ? [] : new[] { $"{type.Name}.{property.Name}: {property.PropertyType}" });

    private static bool IsAllowed(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return Scalars.Contains(type)
            || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) && IsAllowed(type.GetGenericArguments()[0]))
            || (type.IsSealed && type.Namespace!.StartsWith("IptActors.Domain.", StringComparison.Ordinal) && !type.IsEnum
                && type.Namespace != typeof(ClinicalCatalog).Namespace && !Foreign(type).Any());
    }

    private static IEnumerable<Type> Sealed<T>() =>
        typeof(T).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(T)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal);

    private static string SnakeCase(string name) => Capital().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
