using IptActors.Domain.Assessments;
using IptActors.Domain.BetweenSessions;
using IptActors.Domain.Catalog;
using IptActors.Domain.Consents;
using IptActors.Domain.Contracts;
using IptActors.Domain.Courses;
using IptActors.Domain.Focus;
using IptActors.Domain.Goals;
using IptActors.Domain.Inventories;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Reviews;
using IptActors.Domain.Risks;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Inventories;
using IptActors.Domain.Values;

namespace IptActors.Domain.Tests.Sessions;

public class A_course_of_sixteen_sessions : CourseSpecification
{
    [Fact]
    public void Done_by_the_book_it_raises_no_finding()
    {
        var course = Enumerable.Range(1, 16).Aggregate(Given([.. History.Accepted.Select(Before)]), Week)
            .After(new CloseCourse("completed", null, null, null, null, null));

        Assert.Empty(course.State.Findings);
        Assert.Equal((16, 16, 0), (course.State.Sessions.HeldCount, course.State.Sessions.LastNumber, course.State.Sessions.ConsecutiveMissed));
        Assert.Equal(0, ContractUse.Of(course.State).Left);
        Assert.Equal(Phase.Closed, course.State.Lifecycle.Phase);
        Assert.All(course.State.Sessions.Appointments, session => Assert.True(session.SignedOff));
    }

    private static CourseEvent Before(CourseEvent happened) => happened is ConsentRecorded consent ? consent with { On = Today.AddDays(-7 * 17) } : happened;

    private static Scenario Week(Scenario course, int number)
    {
        var start = Now.AddDays(7 * (number - 17));
        var planned = At(course, start.AddDays(-3)).After(SessionHistory.Schedule with { StartsAt = start });
        var held = At(planned, start.AddHours(1)).After(SessionHistory.Hold with { Session = number, StartedAt = start });
        return Tasks(number).Aggregate(held, (before, task) => before.After(task)).After(new SignOffSession(number));
    }

    private static Scenario At(Scenario course, DateTimeOffset now) => course with { Context = course.Context with { Now = now, OccurredAt = now } };

    private static CompleteMeasure Measured(string measure, int session) => new(
        measure,
        BuiltInCatalog.Instance.Measures[measure].Items.Select((item, index) => new ItemAnswer(item.Code, index < 4 ? 1 : 0)).ToValueList(),
        null, session, "paper", "client", null, null);

    private static CourseCommand[] Tasks(int number) => number switch
    {
        1 =>
        [
            new AssessRisk("none", [], null, false, null, 1),
            new TakeHistory(History.Text, null, 1, null, null, null, null, 1),
            new MakeDiagnosis("icd11", "6A70.1", "primary", "confirmed", true, null, 1),
            new GivePsychoeducation(["diagnosis", "ipt_model"], true, null),
            Measured("phq9", 1),
            Measured("gad7", 1),
        ],
        2 => [new ConsiderMedication("none", null, 2), new RecordTimeline([new(Today.AddDays(-200), "symptom", History.Text, null)], 2), new DrawInventory("initial", [.. Enumerable.Repeat(new PersonEntry(null, InventoryHistory.Sister), 5)]), new CompleteInventory()],
        3 =>
        [
            new ChooseProblemArea("role_transition", null, History.Text, null),
            new SetGoal(History.Text, "role_transition", 1, "gas", -2, 1, 16, null),
            new ShareFormulation("6A70.1", null, [], ["role_transition"], History.Text, "agreed"),
            new ExplainConfidentialityLimits(["client"], null),
            new AgreeContract(History.Terms, null),
            new AdvancePhase(Phase.Middle),
        ],
        8 => [new ReviewCourse("partly_improved", true, null, null), new RateGoal(1, 0, null, null)],
        12 => [new DiscussEnding(["mixed"], null)],
        13 => [new AdvancePhase(Phase.Termination)],
        15 => [new ReviewGains([History.Text], null, ["pride"]), new PlanRelapsePrevention([History.Text], [History.Text], [], null)],
        16 =>
        [
            Measured("phq9", 16),
            Measured("gad7", 16),
            new DecideFurtherTreatment("none", null, null),
            new RateGoal(1, 1, null, null),
            new ChangeGoalStatus(1, "completed", null),
        ],
        _ => [],
    };
}
