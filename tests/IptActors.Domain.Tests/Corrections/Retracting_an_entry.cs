using IptActors.Domain.BetweenSessions;
using IptActors.Domain.Care;
using IptActors.Domain.Corrections;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Measures;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.Corrections;

public sealed class Retracting_an_entry : MeasureSpecification
{
    private static readonly int First = History.InMiddle.Length + 1;
    private static readonly RetractEntry TheFirst = new(First, "entered_in_error", null);

    [Fact]
    public void Says_what_it_was_and_leaves_the_original() =>
        After(Phq9Total(18)).When(TheFirst).Then(new EntryRetracted(First, "measure", "entered_in_error", null));

    [Fact]
    public void Of_a_closure_lets_the_course_go_on_where_it_was()
    {
        var open = Given([.. History.InMiddle, new CourseSuspended("illness", null, null)]);
        var dead = open.After(new CloseCourse("deceased", null, null, null, Today, null));

        var again = dead.After(new RetractEntry((int)open.State.Version + 1, "wrong_client", null)).State;

        Assert.Equal(open.State.Lifecycle, again.Lifecycle);
    }

    [Fact]
    public void Of_a_death_leaves_the_course_closed_as_it_was()
    {
        var closed = Given(History.Completed);
        var dead = closed.After(new RecordDeath(Today));

        var again = dead.After(new RetractEntry((int)closed.State.Version + 1, "wrong_client", null)).State;

        Assert.Equal(closed.State.Lifecycle, again.Lifecycle);
    }

    [Fact]
    public void Of_a_closure_takes_a_death_recorded_since_with_it()
    {
        var open = Given(History.InMiddle);
        var dead = open.After(new CloseCourse("unknown", null, null, null, null, null)).After(new RecordDeath(Today));

        var again = dead.After(new RetractEntry((int)open.State.Version + 1, "wrong_client", null)).State;

        Assert.Equal(open.State.Lifecycle, again.Lifecycle);
    }

    [Fact]
    public void Of_a_closure_changes_nothing_once_the_course_was_reopened()
    {
        var reopened = Given(History.InMiddle).After(new CloseCourse("unknown", null, null, null, null, null)).After(new ReopenCourse(Phase.Middle, "relapse", null));

        Assert.Equal(reopened.State.Lifecycle, reopened.After(TheFirst).State.Lifecycle);
    }

    [Fact]
    public void Twice_changes_nothing() => After(Phq9Total(18)).After(TheFirst).When(TheFirst).Then();

    [Fact]
    public void Of_a_measure_takes_its_score_away_and_lets_its_request_wait_again()
    {
        var scenario = Given(History.InMiddle).After(new RequestMeasure("phq9", Today, null)).After(Phq9Total(18)).After(Phq9Total(12))
            .After(TheFirst with { RefersTo = First + 1 });

        Assert.Equal(12, scenario.State.Measures.Baseline("phq9")!.Total);
        Assert.Single(scenario.State.Measures.OpenRequests);
    }

    [Fact]
    public void Of_a_measure_leaves_the_risk_review_it_opened()
    {
        var retracted = After(Phq9(0, 0, 0, 0, 0, 0, 0, 0, 1)).After(TheFirst);

        Assert.Equal(1, retracted.State.Risks.OpenReviewCount);
    }

    [Fact]
    public void Of_a_measure_ends_its_correction() =>
        After(Phq9Total(18)).After(TheFirst)
            .When(new CorrectMeasure(First, "wrong_value", null, Phq9Total(8).Items, null, null, null)).ThenBroken("R11");

    [Fact]
    public void Of_samples_takes_away_all_that_were_recorded_together()
    {
        var scenario = Given(History.InMiddle)
            .After(new RecordSamples("self_report", null, [new("ema_mood", Now.AddDays(-1), 4, null, null)]))
            .After(new RecordSamples("self_report", null, [new("ema_mood", Now, 6, null, null), new("ema_stress", Now, 3, null, null)]))
            .After(TheFirst with { RefersTo = First + 1 });

        Assert.Equal([new SampleSeries("ema_mood", 1, Now.AddDays(-1), 4)], scenario.State.BetweenSessions.Samples);
    }

    [Fact]
    public void Of_homework_keeps_its_number_from_being_given_again_and_ends_its_review()
    {
        AgreeHomework task = new(History.Text, null, null, null, null);
        var retracted = Given(History.InMiddle).After(task).After(TheFirst);

        retracted.When(new ReviewHomework(1, "done", null)).ThenRejected<Rejection.UnknownReference>();
        Assert.Equal(2, Single<HomeworkAgreed>(retracted.When(task)).Homework);
    }

    [Fact]
    public void Of_a_resource_supervision_or_adjunct_takes_it_out_of_the_count()
    {
        Assert.Equal(0, Retracted(new ShareResource("leaflet", "Sleep", null, null)).BetweenSessions.ResourcesShared);
        Assert.Empty(Retracted(new HoldSupervision("ben-quist", "individual", [], 30, false, null)).Care.Supervisions);
        Assert.Empty(Retracted(new RecordAdjunct("mindfulness", null, null, null, null)).Care.Adjuncts);
    }

    [Theory]
    [InlineData("note")]
    [InlineData("feedback")]
    [InlineData("contact")]
    public void Of_what_the_course_only_keeps_in_its_events_marks_the_event(string kind)
    {
        CourseCommand entry = kind switch
        {
            "note" => new WriteNote("process", History.Text, null),
            "feedback" => new ReceiveFeedback("client", "praise", 10, null, null),
            _ => new RecordContact("parent", "telephone", "incoming", null, null, History.Text),
        };

        Assert.Equal(kind, Single<EntryRetracted>(Given(History.InMiddle).After(entry).When(TheFirst)).Kind);
        Assert.True(Assert.Single(Retracted(entry).Retractable).Retracted);
    }

    [Fact]
    public void Of_a_missed_appointment_lets_it_wait_again_to_be_called_off()
    {
        var scenario = Given([.. History.InMiddle, .. SessionHistory.Missed(1, 0)]).After(TheFirst with { RefersTo = First + 1 });

        Assert.Equal(0, scenario.State.Sessions.TotalMissed);
        Assert.Equal(AppointmentStatus.Planned, scenario.State.Sessions.Find(1)!.Status);
        Assert.Equal(1, Single<SessionCancelled>(scenario.When(new CancelSession(1, "provider", null, null))).Session);
    }

    [Fact]
    public void Of_a_planned_session_lets_its_appointment_wait_as_it_was_agreed()
    {
        var scenario = Given([.. History.InMiddle, SessionHistory.Scheduled(1, Now.AddDays(1)), SessionHistory.Held(1, 1), new SessionSignedOff(1, 1)])
            .After(TheFirst with { RefersTo = First + 1 });

        Assert.Equal(Given([.. History.InMiddle, SessionHistory.Scheduled(1, Now.AddDays(1))]).State.Sessions.Find(1), scenario.State.Sessions.Find(1));
    }

    [Fact]
    public void Of_an_unplanned_session_takes_it_out_of_every_count_and_its_number_is_not_given_again()
    {
        var scenario = Given([.. History.InMiddle, SessionHistory.Held(1, 1)]).After(TheFirst);
        var book = scenario.State.Sessions;

        Assert.Equal((0, 0, 16), (book.HeldCount, book.TreatmentContacts, ContractUse.Of(scenario.State).Left));
        Assert.Null(book.LastAttended);
        Assert.Equal(AppointmentStatus.EnteredInError, book.Find(1)!.Status);
        var held = Single<SessionHeld>(scenario.When(SessionHistory.Hold));
        Assert.Equal((2, 2), (held.Session, held.Number));
    }

    [Fact]
    public void Of_an_unplanned_session_ends_its_correction()
    {
        var scenario = Given([.. History.InMiddle, SessionHistory.Held(1, 1)]).After(TheFirst);

        scenario.When(new CorrectSession(1, null, null, null, null, "did_not_attend", null, null, null, null, [], "wrong_value", null)).ThenBroken("R11");
        scenario.When(new CancelSession(1, "client", null, null)).ThenBroken("appointment_settled");
    }

    [Fact]
    public void Goes_on_after_closure() =>
        Assert.Equal("measure", Single<EntryRetracted>(Given(History.Completed).After(Phq9Total(18)).When(TheFirst with { RefersTo = History.Completed.Length + 1 })).Kind);

    [Fact]
    public void Is_refused_for_other_kinds_with_the_command_that_corrects_them()
    {
        var outcome = Given(History.InMiddle).When(TheFirst with { RefersTo = 1 });

        outcome.ThenBroken("R11");
        var rejection = Assert.IsType<Rejection.RulesBroken>(Assert.IsType<Decision.Rejected>(outcome.Decision).Rejection);
        Assert.Contains("CorrectSession", Assert.Single(rejection.Breaches).Missing, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_refused_for_an_event_that_is_not_there() =>
        Given(History.InMiddle).When(TheFirst with { RefersTo = 99 }).ThenBroken("R11");

    [Fact]
    public void Needs_a_version_and_a_reason() =>
        Given(History.InMiddle).When(new RetractEntry(0, "", null)).ThenInvalid("refers_to", "reason");

    private static CourseState Retracted(CourseCommand entry) => Given(History.InMiddle).After(entry).After(TheFirst).State;
}
