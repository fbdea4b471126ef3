using IptActors.Domain.Catalog;

namespace IptActors.Domain.Tests.Catalog;

public sealed class Planning_the_phases_of_a_contract
{
    private static readonly ClinicalCatalog BuiltIn = BuiltInCatalog.Instance;

    [Theory]
    [InlineData("ipt-adult-16", null, 16, 3, 10, 3)]
    [InlineData("ipt-adult-16", "uk", 16, 4, 8, 4)]
    [InlineData("ipt-adult-16", null, 12, 3, 6, 3)]
    [InlineData("ipt-adult-12", null, 12, 3, 6, 3)]
    [InlineData("ipt-b", null, 8, 2, 4, 2)]
    [InlineData("ipc", null, 3, 1, 1, 1)]
    [InlineData("ipc", null, 6, 1, 4, 1)]
    [InlineData("ipt-ptsd", null, 14, 3, 8, 3)]
    [InlineData("ipt-moms", null, 9, 2, 5, 2)]
    [InlineData("fb-ipt", null, 7, 3, 1, 3)]
    public void The_split_of_the_variant_fits_the_contract(string protocol, string? split, int sessions, int initial, int middle, int termination)
    {
        var plan = BuiltIn.Protocols[protocol].Split(split, sessions).For(sessions);

        Assert.Equal((initial, middle, termination), (plan.InitialSessions, plan.MiddleSessions, plan.TerminationSessions));
    }

    [Fact]
    public void Every_accepted_contract_of_every_variant_has_an_initial_phase_and_adds_up() =>
        Assert.All(
            from protocol in BuiltIn.Protocols
            from split in protocol.Splits.DefaultIfEmpty(PhaseSplit.Standard)
            from sessions in Enumerable.Range(1, protocol.AbsoluteSessions.Max)
            select split.For(sessions),
            plan => Assert.True(plan is { InitialSessions: >= 1, MiddleSessions: >= 0, TerminationSessions: >= 0 }));

    [Fact]
    public void Termination_of_sixteen_begins_with_session_14() =>
        Assert.Equal(14, BuiltIn.Protocols["ipt-adult-16"].Split(null, 16).For(16).FirstTerminationSession);

    [Theory]
    [InlineData("T01", 16, 0, 0)]
    [InlineData("T02", 16, 0, 2)]
    [InlineData("T10", 16, 0, 3)]
    [InlineData("T15", 16, 7, 9)]
    [InlineData("T16", 16, 8, 14)]
    [InlineData("T17", 16, 14, 16)]
    [InlineData("T18", 12, 11, 12)]
    [InlineData("T20", 12, 12, 12)]
    public void A_task_is_due_within_a_window_of_sessions(string task, int sessions, int from, int to) =>
        Assert.Equal(new IntRange(from, to), BuiltIn.Tasks[task].Due.Window(BuiltIn.Protocols["ipt-adult-16"].Split(null, sessions).For(sessions), BuiltIn.DefaultPolicy));

    [Fact]
    public void The_inventory_may_take_a_session_longer_in_the_uk_split()
    {
        Assert.Equal(3, BuiltIn.Tasks["T09"].For("ipt-adult-16", "us").Due.Session);
        Assert.Equal(4, BuiltIn.Tasks["T09"].For("ipt-adult-16", "uk").Due.Session);
    }

    [Fact]
    public void In_the_crisis_variant_risk_comes_before_session_1() =>
        Assert.Equal(DueRule.BeforeSession, BuiltIn.Tasks["T05"].For("ipt-a-sci").Due.Rule);

    [Fact]
    public void Work_at_home_is_core_only_for_adolescents()
    {
        var technique = BuiltIn.Techniques["work_at_home"];

        Assert.True(technique.IsCoreIn("ipt-a", "middle"));
        Assert.False(technique.IsCoreIn("ipt-adult-16", "middle"));
    }

    [Fact]
    public void Psychoeducation_is_core_only_in_the_initial_phase()
    {
        var technique = BuiltIn.Techniques["psychoeducation"];

        Assert.True(technique.IsCoreIn("ipt-adult-16", "initial"));
        Assert.False(technique.IsCoreIn("ipt-adult-16", "middle"));
    }
}
