using IptActors.Domain.Assessments;
using IptActors.Domain.Courses;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Tests.Assessments;

public sealed class Recording_medication : CourseSpecification
{
    private static readonly RecordMedication Started = new(
        null, new ProtectedText("Sertraline"), new ProtectedText("50 mg once a day"), "started", Today, "general_practitioner", null, null);

    [Fact]
    public void A_new_one_gets_a_number() =>
        Given(History.InMiddle).When(Started).Then(
            new MedicationRecorded(1, Started.Name, Started.Dose, "started", Today, "general_practitioner", null, null));

    [Fact]
    public void A_change_goes_under_the_same_number()
    {
        var changed = Given(History.InMiddle).After(Started).After(Started with { Medication = 1, Dose = null, Change = "stopped" });

        Assert.Equal([new Medication(1, Started.Name, null, "stopped")], changed.State.Assessment.Medications);
    }

    [Fact]
    public void A_number_the_course_does_not_have_is_refused() =>
        Given(History.InMiddle).When(Started with { Medication = 1 }).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void Everything_wrong_is_named() =>
        Given(History.InMiddle).When(new RecordMedication(0, new(""), null, "forgot", Today.AddDays(1), "aunt", "sometimes", 0))
            .ThenInvalid("medication", "name", "change", "changed_on", "prescriber", "adherence", "session");
}
