using System.Reflection;
using System.Runtime.CompilerServices;
using Google.Rpc;
using IptActors.Api.Errors;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;

namespace IptActors.Api.Tests.Errors;

public sealed class Every_refusal
{
    private static readonly CourseKey Course = new(ClinicId.Parse("north-house"), CourseId.Parse("c-1"));

    private readonly RefusalStatus _statuses = new(new SharedCatalog(BuiltInCatalog.Instance));

    public static TheoryData<string> Names => [.. All.Keys];

    private static Dictionary<string, Refusal> All =>
        Kinds(typeof(Refusal)).Where(kind => kind != typeof(Refusal.Rejected)).Select(kind => (Refusal)Sample(kind))
            .Concat(Kinds(typeof(Rejection)).Select(kind => new Refusal.Rejected((Rejection)Sample(kind))))
            .ToDictionary(refusal => refusal.Code);

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_a_status_with_its_reason(string code)
    {
        var refused = new Refused(_statuses.Of(All[code], Course));

        Assert.NotEqual(Google.Rpc.Code.Ok, refused.Code);
        Assert.Equal("iptactors.dev", refused.Info.Domain);
        Assert.NotEmpty(refused.Message);
    }

    [Fact]
    public void Has_a_reason_that_errors_proto_explains()
    {
        var explained = ErrorsReflection.Descriptor.EnumTypes[0].Values.Select(value => value.Name["ERROR_REASON_".Length..]).ToHashSet();

        Assert.All(All.Values, refusal => Assert.Contains(new Refused(_statuses.Of(refusal, Course)).Reason, explained));
    }

    [Theory]
    [InlineData("BUSY")]
    [InlineData("JOURNAL_UNAVAILABLE")]
    [InlineData("OUTCOME_UNKNOWN")]
    [InlineData("SHUTTING_DOWN")]
    [InlineData("CONFLICT_PERSISTED")]
    public void Says_after_which_time_to_retry_when_a_retry_helps(string code) =>
        Assert.NotNull(new Refused(_statuses.Of(All[code], Course)).Detail<RetryInfo>());

    [Fact]
    public void By_rules_names_each_rule_and_who_may_set_it_aside()
    {
        var overridable = BuiltInCatalog.Instance.Rules.First(rule => rule.Overridable);
        var absolute = BuiltInCatalog.Instance.Rules.First(rule => !rule.Overridable);
        var rejection = new Rejection.RulesBroken([new RuleBreach(overridable.Code, "One thing.", true), new RuleBreach(absolute.Code, "Another.", false)]);

        var refused = new Refused(_statuses.Of(new Refusal.Rejected(rejection), Course));

        Assert.Equal(Google.Rpc.Code.FailedPrecondition, refused.Code);
        var violations = refused.Detail<PreconditionFailure>()!.Violations;
        Assert.Equal([overridable.Code, absolute.Code], violations.Select(violation => violation.Type));
        Assert.Equal(["One thing.", "Another."], violations.Select(violation => violation.Description));
        Assert.All(violations, violation => Assert.Equal(Course.ToString(), violation.Subject));
        Assert.Equal(overridable.Code, refused.Info.Metadata["overridable"]);
        Assert.Equal(string.Join(',', overridable.OverridableBy), refused.Info.Metadata[$"overridable_by.{overridable.Code}"]);
    }

    [Fact]
    public void By_version_tells_the_version_there_is()
    {
        var refused = new Refused(_statuses.Of(new Refusal.VersionMismatch(3, 5), Course));

        Assert.Equal(Google.Rpc.Code.Aborted, refused.Code);
        Assert.Equal("5", refused.Info.Metadata["actual_version"]);
    }

    private static IEnumerable<System.Type> Kinds(System.Type parent) => parent.GetNestedTypes().Where(parent.IsAssignableFrom);

    // Any value of each kind: what it says is not what is asked here.
    private static object Sample(System.Type kind)
    {
        var constructor = kind.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(Argument)]);
    }

    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(string) => "a_field",
        var type when type == typeof(CourseId) => CourseId.Parse("c-2"),
        var type when type == typeof(ValueList<FieldViolation>) => (ValueList<FieldViolation>)[new FieldViolation("a_field", "Expected more.")],
        var type when type == typeof(ValueList<RuleBreach>) => (ValueList<RuleBreach>)[new RuleBreach("R3", "Missing.", false)],
        var type => RuntimeHelpers.GetUninitializedObject(type),
    };
}
