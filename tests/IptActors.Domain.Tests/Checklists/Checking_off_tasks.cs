using IptActors.Domain.Catalog;
using IptActors.Domain.Checklists;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Reviews;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.Checklists;

public class Checking_off_tasks : CourseSpecification
{
    private static readonly RecordTotal Phq9 = new("phq9", 18, [], null, null, "paper", "client", null, null);

    [Fact]
    public void Every_task_of_the_catalog_is_on_the_list() =>
        Assert.Equal(BuiltInCatalog.Instance.Tasks.Select(task => task.Code), List(Given(History.Opened)).Select(item => item.Task));

    [Fact]
    public void Before_treatment_only_consent_is_due()
    {
        var list = List(Given(History.Opened));

        Assert.Equal(["T01"], list.Where(item => item.Status == ChecklistStatus.Due).Select(item => item.Task));
        Assert.All(list.Skip(1), item => Assert.Equal(ChecklistStatus.NotDue, item.Status));
    }

    [Fact]
    public void Consent_is_shown_by_the_last_decision() =>
        Assert.Equal(new TaskEvidence(3, History.FirstDay), Item("T01", Given(History.Accepted)).Evidence);

    [Fact]
    public void The_initial_tasks_are_due_once_treatment_starts() =>
        Assert.Equal(
            ["T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11", "T12", "T13"],
            List(Given(History.InInitial)).Where(item => item.Status == ChecklistStatus.Due).Select(item => item.Task));

    [Theory]
    [InlineData(2, ChecklistStatus.Due)]
    [InlineData(3, ChecklistStatus.Overdue)]
    public void A_task_is_overdue_after_its_session(int held, ChecklistStatus status) =>
        Assert.Equal(status, Item("T02", Given(SessionHistory.With(History.ReadyForMiddle, held, Phase.Initial))).Status);

    [Fact]
    public void The_split_of_the_contract_moves_what_is_due()
    {
        var uk = History.Contract with { Split = "uk", InitialSessions = 4, TerminationSessions = 4 };

        Assert.Equal(3, Item("T09", Given(History.ReadyForMiddle)).DueSession);
        Assert.Equal(4, Item("T09", Given([.. History.ReadyForMiddle, uk])).DueSession);
    }

    [Fact]
    public void Focus_formulation_and_contract_are_found_in_the_course() =>
        Assert.All(["T10", "T11", "T12"], task => Assert.Equal(ChecklistStatus.Done, Item(task, Given(History.ReadyForMiddle)).Status));

    [Fact]
    public void A_refused_formulation_leaves_its_task_open() => Assert.Equal(
        ChecklistStatus.Due,
        Item("T11", Given([.. History.ReadyForMiddle, History.Formulation with { FormulationVersion = 2, ClientAgreement = "refused" }])).Status);

    [Fact]
    public void A_middle_session_without_its_parts_is_named()
    {
        var complete = SessionHistory.With(History.InMiddle, 4);
        var lacking = SessionHistory.Held(5, 5) with { MoodEventLink = false };

        Assert.Equal(ChecklistStatus.Done, Item("T14", Given(complete)).Status);
        Assert.Equal((ChecklistStatus.Overdue, 5), (Item("T14", Given([.. complete, lacking])).Status, Item("T14", Given([.. complete, lacking])).DueSession));
    }

    [Theory]
    [InlineData(5, ChecklistStatus.NotDue)]
    [InlineData(6, ChecklistStatus.Due)]
    [InlineData(9, ChecklistStatus.Due)]
    [InlineData(10, ChecklistStatus.Overdue)]
    public void The_review_is_due_around_half_of_the_sessions(int held, ChecklistStatus status) =>
        Assert.Equal(status, Item("T15", Given(SessionHistory.With(History.InMiddle, held))).Status);

    [Theory]
    [InlineData(5, ChecklistStatus.NotDue)]
    [InlineData(8, ChecklistStatus.Done)]
    public void A_review_that_came_too_early_does_not_count(int after, ChecklistStatus status) => Assert.Equal(
        status,
        Item("T15", Given([.. SessionHistory.With(History.InMiddle, after), new CourseReviewed(after, "improving", true, null, null)])).Status);

    [Theory]
    [InlineData(10, ChecklistStatus.NotDue)]
    [InlineData(11, ChecklistStatus.Due)]
    [InlineData(14, ChecklistStatus.Due)]
    [InlineData(15, ChecklistStatus.Overdue)]
    public void The_ending_is_discussed_well_before_it(int held, ChecklistStatus status) =>
        Assert.Equal(status, Item("T16", Given(SessionHistory.With(History.InMiddle, held))).Status);

    [Theory]
    [InlineData(3, ChecklistStatus.Overdue)]
    [InlineData(8, ChecklistStatus.Done)]
    [InlineData(14, ChecklistStatus.Done)]
    [InlineData(15, ChecklistStatus.Done)]
    public void A_word_about_the_ending_at_the_contract_does_not_count(int after, ChecklistStatus status) => Assert.Equal(
        status, Item("T16", Given([.. SessionHistory.With(History.InTermination, 15), new EndingDiscussed(after, 16 - after, [], null)])).Status);

    [Fact]
    public void The_ending_of_a_course_that_ended_early_is_where_it_ended() => Assert.Equal(
        7, Item("T16", Given([.. SessionHistory.With(History.InTermination, 9), .. History.Completed[^1..]])).DueSession);

    [Fact]
    public void The_end_measure_is_of_the_instruments_of_the_baseline()
    {
        var baseline = Given(SessionHistory.With(History.InTermination, 3)).After(Phq9).After(Phq9 with { Measure = "gad7", Total = 14 });
        var end = baseline.After(Phq9 with { Total = 7 });

        Assert.Equal(ChecklistStatus.Done, Item("T04", baseline).Status);
        Assert.Equal(ChecklistStatus.Due, Item("T20", end).Status);
        Assert.Equal(ChecklistStatus.Done, Item("T20", end.After(Phq9 with { Measure = "gad7", Total = 5 })).Status);
    }

    [Fact]
    public void The_letter_is_due_by_day_after_closure()
    {
        var closed = Given(History.Completed).State;

        Assert.Equal(Today.AddDays(14), Item("T21", Given(History.Completed)).DueOn);
        Assert.Equal(ChecklistStatus.Due, Status("T21", closed, Today.AddDays(14)));
        Assert.Equal(ChecklistStatus.Overdue, Status("T21", closed, Today.AddDays(15)));
    }

    [Fact]
    public void A_course_that_ends_early_owes_only_what_had_come()
    {
        var dropout = Given(SessionHistory.With(History.InMiddle, 6)).After(new CloseCourse("ended_before_professional_planned", "improved", null, null, null, null));

        Assert.Equal(ChecklistStatus.Overdue, Item("T02", dropout).Status);
        Assert.Equal(ChecklistStatus.NotApplicable, Item("T18", dropout).Status);
    }

    [Fact]
    public void A_course_that_ends_in_termination_owes_its_ending() =>
        Assert.Equal(ChecklistStatus.Overdue, Item("T18", Given(SessionHistory.With(History.Completed, 6))).Status);

    private static ChecklistItem Item(string task, Scenario scenario) => List(scenario).Single(item => item.Task == task);

    private static ChecklistStatus Status(string task, CourseState state, DateOnly today) =>
        Checklist.For(state, BuiltInCatalog.Instance, today).Single(item => item.Task == task).Status;

    private static IReadOnlyList<ChecklistItem> List(Scenario scenario) => Checklist.For(scenario.State, scenario.Context.Catalog, Today);
}
