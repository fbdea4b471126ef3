using IptActors.Domain.Assessments;
using IptActors.Domain.Courses;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Assessments;

public sealed class Assessing_the_illness : CourseSpecification
{
    private static readonly TakeHistory Taken = new(History.Text, Today.AddYears(-1), 2, History.Text, null, null, null, null);
    private static readonly MakeDiagnosis Depression = new("icd10", "F32.1", "primary", "confirmed", false, null, null);

    [Fact]
    public void A_history_replaces_the_one_before() =>
        Given(History.InInitial).After(Taken).When(Taken).Then(
            new HistoryTaken(2, History.Text, Today.AddYears(-1), 2, History.Text, null, null, null, null));

    [Fact]
    public void A_diagnosis_of_a_new_code_gets_a_number_of_its_own() =>
        Given(History.InInitial).After(Depression).When(Depression with { Code = "F41.1", Kind = "secondary" }).Then(
            new DiagnosisMade(2, 1, "icd10", "F41.1", "secondary", "confirmed", false, null, null));

    [Fact]
    public void A_diagnosis_told_later_is_a_new_edition_of_it() =>
        Given(History.InInitial).After(Depression).When(Depression with { ToldToClient = true }).Then(
            new DiagnosisMade(1, 2, "icd10", "F32.1", "primary", "confirmed", true, null, null));

    [Fact]
    public void A_diagnosis_that_stands_already_is_not_made_again() =>
        Given(History.InInitial).After(Depression).When(Depression).Then();

    [Fact]
    public void A_diagnosis_counts_as_told_unless_it_was_refuted()
    {
        var told = Given(History.InInitial).After(Depression with { ToldToClient = true });

        Assert.True(told.State.Assessment.DiagnosisTold);
        Assert.False(told.After(Depression with { ToldToClient = true, Verification = "refuted" }).State.Assessment.DiagnosisTold);
    }

    [Fact]
    public void A_timeline_is_ordered_by_day_and_keeps_the_order_within_a_day()
    {
        TimelineEntry birth = new(Today.AddYears(-2), "life_event", History.Text, null);
        TimelineEntry onset = new(Today.AddYears(-1), "symptom", History.Text, null);
        TimelineEntry move = onset with { Kind = "life_event" };

        Given(History.InInitial).When(new RecordTimeline([onset, move, birth], null)).Then(new TimelineRecorded(1, [birth, onset, move], null));
    }

    [Fact]
    public void A_timeline_names_nobody_outside_the_inventory() =>
        Given(History.InInitial).When(new RecordTimeline([new(Today, "life_event", History.Text, 1)], null)).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void A_decision_against_medication_is_a_decision() =>
        Given(History.InInitial).When(new ConsiderMedication("none", null, null)).Then(new MedicationConsidered("none", null, null));

    [Fact]
    public void Everything_wrong_is_named()
    {
        Given(History.InInitial).When(new TakeHistory(new(""), Today.AddDays(1), 100, null, null, null, null, 0))
            .ThenInvalid("presenting_problem", "onset_on", "earlier_episodes", "session");
        Given(History.InInitial).When(new MakeDiagnosis("icd9", "F32 1", "main", "", true, null, 0))
            .ThenInvalid("system", "code", "kind", "verification", "session");
        Given(History.InInitial).When(new RecordTimeline([], null)).ThenInvalid("entries");
        Given(History.InInitial).When(new RecordTimeline([new(Today.AddDays(1), "dream", new(""), 0)], null))
            .ThenInvalid("entries[0].on", "entries[0].kind", "entries[0].description", "entries[0].person");
        Given(History.InInitial).When(new ConsiderMedication("perhaps", null, null)).ThenInvalid("decision");
    }

    [Fact]
    public void An_appointment_the_course_does_not_have_is_refused()
    {
        foreach (var command in (CourseCommand[])[Taken with { Session = 1 }, Depression with { Session = 1 }, new ConsiderMedication("none", null, 1)])
        {
            Given(History.InInitial).When(command).ThenRejected<Rejection.UnknownReference>();
        }
    }
}
