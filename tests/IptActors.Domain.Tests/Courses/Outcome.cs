using IptActors.Domain.Courses;

namespace IptActors.Domain.Tests.Courses;

/// <summary>What a command led to.</summary>
public sealed record Outcome(Scenario Scenario, Decision Decision)
{
    /// <summary>Exactly these events happened, in this order.</summary>
    public void Then(params CourseEvent[] expected) => Assert.Equal(expected, Assert.IsType<Decision.Accepted>(Decision).Events);

    /// <summary>The command was accepted with a warning of exactly these rules.</summary>
    public void ThenWarned(params string[] rules) =>
        Assert.Equal(rules, Assert.IsType<Decision.Accepted>(Decision).Events.OfType<FindingRaised>().Select(finding => finding.Rule));

    /// <summary>The command was refused for exactly this.</summary>
    public void ThenRejected(Rejection expected) => Assert.Equal(expected, Assert.IsType<Decision.Rejected>(Decision).Rejection);

    /// <summary>The command was refused for a reason of this kind.</summary>
    public void ThenRejected<T>()
        where T : Rejection => Assert.IsType<T>(Assert.IsType<Decision.Rejected>(Decision).Rejection);

    /// <summary>The command was accepted with a warning of this rule, among others.</summary>
    public void ThenAlsoWarned(string rule) =>
        Assert.Contains(Assert.IsType<Decision.Accepted>(Decision).Events.OfType<FindingRaised>(), finding => finding.Rule == rule);

    /// <summary>The command was accepted and pointed out exactly these tasks of the checklist.</summary>
    public void ThenPointedOut(params string[] tasks) => Assert.Equal(
        tasks,
        Assert.IsType<Decision.Accepted>(Decision).Events.OfType<FindingRaised>().Where(finding => finding.Rule == "task_overdue").Select(finding => finding.Detail[..3]));

    /// <summary>These events happened, in this order, whatever warnings were raised beside them.</summary>
    public void ThenHappened(params CourseEvent[] expected) =>
        Assert.Equal(expected, Assert.IsType<Decision.Accepted>(Decision).Events.Where(happened => happened is not FindingRaised));

    /// <summary>The command was refused because exactly these rules stand against it.</summary>
    public void ThenBroken(params string[] rules) =>
        Assert.Equal(rules, Assert.IsType<Rejection.RulesBroken>(Assert.IsType<Decision.Rejected>(Decision).Rejection).Breaches.Select(breach => breach.Rule));

    /// <summary>The command was refused because exactly these fields are wrong.</summary>
    public void ThenInvalid(params string[] fields) =>
        Assert.Equal(fields, Assert.IsType<Rejection.InvalidCommand>(Assert.IsType<Decision.Rejected>(Decision).Rejection).Violations.Select(violation => violation.Field));
}
