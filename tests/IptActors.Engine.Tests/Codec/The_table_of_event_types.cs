using System.Text.RegularExpressions;
using IptActors.Domain.Courses;
using IptActors.Engine.Codec;

namespace IptActors.Engine.Tests.Codec;

public partial class The_table_of_event_types
{
    public static TheoryData<string> Names => [.. EventTypes.All.Select(type => type.Name)];

    [Fact]
    public void Every_event_of_the_domain_has_a_row()
    {
        var events = typeof(CourseEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CourseEvent)) && !type.IsAbstract);

        Assert.Empty(events.Except(EventTypes.All.Select(row => row.ClrType)).Select(type => $"Add a row to EventTypes for {type.FullName}."));
    }

    [Fact]
    public void A_name_and_a_record_occur_once()
    {
        Assert.Equal(EventTypes.All.Count, EventTypes.All.Select(row => row.Name).Distinct().Count());
        Assert.Equal(EventTypes.All.Count, EventTypes.All.Select(row => row.ClrType).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_in_snake_case_and_fits_its_column(string name)
    {
        Assert.Matches(SnakeCase(), name);
        Assert.InRange(name.Length, 1, 500);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Events_hold_no_floating_point_and_no_fractions(string name) =>
        Assert.DoesNotContain(
            Members(EventTypes.All.Single(row => row.Name == name).ClrType, []),
            type => type == typeof(double) || type == typeof(float) || type == typeof(decimal));

    private static IEnumerable<Type> Members(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            return [];
        }

        var members = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType)
            .Concat(type.GetGenericArguments());
        return [type, .. type.IsPrimitive || type == typeof(string) || type.Namespace == "System" && !type.IsGenericType ? [] : members.SelectMany(member => Members(member, seen))];
    }

    [GeneratedRegex("^[a-z]+(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
