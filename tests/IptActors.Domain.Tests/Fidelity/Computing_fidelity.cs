using IptActors.Domain.Care;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Fidelity;
using IptActors.Domain.Outcomes;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Outcomes;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.Fidelity;

public sealed class Computing_fidelity : CourseSpecification
{
    [Fact]
    public void All_thirteen_indicators_and_the_total_are_listed() =>
        Assert.Equal([.. Enumerable.Range(1, 13).Select(n => $"F{n}"), "F_total"], Of(History.InMiddle).Select(it => it.Code));

    [Fact]
    public void Before_treatment_there_is_nothing_to_count() =>
        Assert.All(Of(History.Opened), it => Assert.Null(it.Share));

    [Fact]
    public void Measure_rate_counts_sessions_with_a_symptom_score() =>
        Assert.Equal(new Share(3, 4), Value("F2", new SeriesOfScores { Phq9 = [18, null, 15, 14], Sessions = 4, ClosedAs = null }.State()));

    [Fact]
    public void Middle_sessions_are_counted_that_link_mood_and_event() =>
        Assert.Equal(new Share(1, 2), Value("F3", [.. History.InMiddle, Session(1), Session(2) with { MoodEventLink = false, Techniques = [] }]));

    [Fact]
    public void Middle_sessions_are_counted_with_a_technique_on_an_agreed_focus()
    {
        var off = Session(2) with { Techniques = [new("role_play", "grief", 20)] };
        var indicator = Of([.. History.InMiddle, Session(1), off]).Single(it => it.Code == "F4");

        Assert.Equal(new Share(1, 2), indicator.Share);
        Assert.False(indicator.Good);
    }

    [Fact]
    public void Middle_sessions_are_counted_with_a_core_technique() =>
        Assert.Equal(new Share(1, 2), Value("F5", [.. History.InMiddle, Session(1), Session(2) with { Techniques = [new("directive", "role_transition", 20)] }]));

    [Fact]
    public void Variety_counts_five_techniques_once_each() =>
        Assert.Equal(new Share(2, 5), Value("F6", [.. History.InMiddle, Session(1), Session(2) with { Techniques = [new("role_play", null, 5), new("clarification", null, 5)] }]));

    [Fact]
    public void Elements_of_other_treatments_are_counted_by_session_and_lower_is_better()
    {
        var indicator = Of([.. History.InMiddle, Session(1), Session(2) with { Adjuncts = [new AdjunctUse("cbt_element", null, null, null)] }]).Single(it => it.Code == "F7");

        Assert.Equal(new Share(1, 2), indicator.Share);
        Assert.True(indicator.Definition!.LowerIsBetter);
    }

    [Theory]
    [InlineData("cbt_element", 1)]
    [InlineData("dbt_element", 1)]
    [InlineData("transference_work", 1)]
    [InlineData("dream_work", 1)]
    [InlineData("mindfulness", 0)]
    public void What_is_recorded_on_its_own_counts_for_the_session_it_names(string adjunct, int counted) => Assert.Equal(
        new Share(counted, 2),
        Value("F7", [.. History.InMiddle, Session(1), Session(2), new AdjunctRecorded(adjunct, "adjunct", true, null, null, null, 2), new AdjunctRecorded("cbt_element", "adjunct", true, null, null, null, null)]));

    [Fact]
    public void Every_adjunct_of_another_model_lowers_fidelity() => Assert.Equal(
        BuiltInCatalog.Instance.Adjuncts.Where(adjunct => adjunct.OffModel).Select(adjunct => adjunct.Code),
        BuiltInCatalog.Instance.Fidelity.Single(indicator => indicator.Code == "F7").OffModel);

    [Theory]
    [InlineData(16, 1)]
    [InlineData(17, 0)]
    public void The_time_limit_is_kept_up_to_the_contract(int sessions, int kept) =>
        Assert.Equal(new Share(kept, 1), Value("F8", SessionHistory.With(History.InMiddle, sessions)));

    [Fact]
    public void A_renegotiated_contract_keeps_the_time_limit()
    {
        var renegotiated = new Domain.Contracts.ContractRenegotiated(2, "ipt-adult-16", 16, History.Terms with { Sessions = 18 }, "us", 3, 3, History.Text);

        Assert.Equal(new Share(1, 1), Value("F8", [.. SessionHistory.With(History.InMiddle, 17), renegotiated]));
    }

    [Fact]
    public void Ending_work_is_counted_once_the_ending_has_begun()
    {
        Assert.Null(Value("F9", History.InMiddle));
        Assert.Equal(4, Value("F9", History.InTermination)!.Value.Denominator);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(12, 1)]
    [InlineData(14, 1)]
    [InlineData(15, 0)]
    public void The_ending_is_worked_on_when_it_is_discussed_while_sessions_are_left(int after, int done) => Assert.Equal(
        new Share(done, 4),
        Value("F9", [.. SessionHistory.With(History.InTermination, 15), new Domain.Reviews.EndingDiscussed(after, 16 - after, [], null)]));

    [Fact]
    public void A_course_that_broke_off_without_ending_work_shows_none_of_it() =>
        Assert.Equal(new Share(0, 4), Value("F9", new SeriesOfScores { Phq9 = [18, 17, 16, 15, 14], ClosedAs = "ended_before_professional_planned" }.State()));

    [Fact]
    public void Supervision_is_measured_against_twelve_of_sixteen_sessions()
    {
        var supervised = new SupervisionHeld("ben-quist", "individual", [1, 2, 3], 60, false, null);

        Assert.Equal(new Share(3, 6), Value("F12", [.. SessionHistory.With(History.InMiddle, 8), supervised]));
    }

    [Fact]
    public void A_session_supervised_twice_or_never_held_is_not_counted_again()
    {
        var supervised = new SupervisionHeld("ben-quist", "individual", [1, 2], 60, false, null);

        Assert.Equal(
            new Share(3, 6),
            Value("F12", [.. SessionHistory.With(History.InMiddle, 8), .. SessionHistory.Missed(9, 0), supervised, supervised with { Sessions = [2, 3, 9] }]));
    }

    [Fact]
    public void Strategies_are_not_recorded_and_not_guessed() => Assert.Null(Value("F11", SessionHistory.With(History.InMiddle, 8)));

    [Fact]
    public void The_total_is_the_mean_of_what_is_shown_and_has_a_weight()
    {
        var indicators = Of(SessionHistory.With(History.InMiddle, 8));
        var shown = indicators.Where(it => it is { Definition.Weight: > 0, Share: not null }).Select(it => it.Share!.Value.PerMille!.Value).ToArray();

        Assert.Equal(new Share(shown.Sum(), 1000L * shown.Length), indicators[^1].Share);
    }

    [Fact]
    public void Over_several_courses_numerators_and_denominators_are_added_up()
    {
        var one = new Share(1, 2);
        var other = new Share(9, 10);
        var over = FidelityTotals.Over(BuiltInCatalog.Instance, new Dictionary<string, Share> { ["F3"] = one + other });

        Assert.Equal(new Share(10, 12), over.Single(it => it.Code == "F3").Share);
        Assert.Null(over.Single(it => it.Code == "F4").Share);
    }

    [Fact]
    public void An_inventory_of_one_person_is_not_deep_however_well_described()
    {
        var details = new Domain.Inventories.PersonDetails(
            History.Text, "partner", "alive", null, 41, 1, 1, "daily", "in_person", History.Text, 1, 2, 1, 1, History.Text, History.Text, "partly", History.Text, History.Text,
            "overt", true, "same", null, History.Text, true, false, null);
        var drawn = new Domain.Inventories.InventoryDrawn(1, "initial", [new Domain.Inventories.InventoryPerson(1, details)]);

        Assert.Equal(new Share(details.CountFilled(), 100), Value("F10", [.. History.InInitial, drawn]));
    }

    private static SessionHeld Session(int number) => SessionHistory.Held(number, number);

    private static IReadOnlyList<FidelityIndicator> Of(params CourseEvent[] history) => CourseFidelity.Of(Given(history).State, BuiltInCatalog.Instance);

    private static Share? Value(string code, params CourseEvent[] history) => Value(code, Given(history).State);

    private static Share? Value(string code, CourseState state) => CourseFidelity.Of(state, BuiltInCatalog.Instance).Single(it => it.Code == code).Share;
}
