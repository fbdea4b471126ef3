using IptActors.Domain.Care;
using IptActors.Domain.Courses;
using IptActors.Domain.Inventories;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Inventories;

namespace IptActors.Domain.Tests.Care;

public sealed class Keeping_the_record : CourseSpecification
{
    private static readonly RecordContact Call = new("parent", "telephone", "incoming", null, 10, History.Text);

    [Fact]
    public void A_note_of_the_record_is_an_event_of_its_own() =>
        Given(History.InMiddle).When(new WriteNote("progress", History.Text, null)).Then(new NoteWritten(1, "progress", History.Text, null));

    [Fact]
    public void A_process_note_is_another_kind_of_event_so_that_few_may_read_it() =>
        Given(History.InMiddle).After(new WriteNote("progress", History.Text, null))
            .When(new WriteNote("process", History.Text, null)).Then(new ProcessNoteWritten(2, History.Text, null));

    [Fact]
    public void A_note_has_a_kind_and_a_text() =>
        Given(History.InMiddle).When(new WriteNote("diary", new(" "), 0)).ThenInvalid("kind", "text", "session");

    [Fact]
    public void A_contact_outside_sessions_is_recorded() =>
        Given(History.InMiddle).When(Call).Then(new ContactRecorded("parent", "telephone", "incoming", null, 10, History.Text));

    [Fact]
    public void A_contact_with_somebody_for_whom_a_safety_concern_is_recorded_is_refused() =>
        WithPerson(safetyConcern: true).When(Call with { Person = 1 }).ThenBroken("contact_restricted");

    [Fact]
    public void A_supervisor_may_set_that_aside_with_a_reason() =>
        WithPerson(safetyConcern: true).As("supervisor").Overriding("contact_restricted").When(Call with { Person = 1 }).Then(
            new ContactRecorded("parent", "telephone", "incoming", 1, 10, History.Text),
            new RuleOverridden("contact_restricted", "Expected no contact with person 1 of the inventory, for whom a safety concern is recorded.", Scenario.OverrideReason));

    [Fact]
    public void A_contact_with_anybody_else_of_the_inventory_is_recorded() =>
        WithPerson(safetyConcern: false).When(Call with { Person = 1 }).ThenWarned();

    [Fact]
    public void A_contact_with_nobody_of_the_inventory_is_refused() =>
        Given(History.InMiddle).When(Call with { Person = 1 }).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void Everything_wrong_is_named() =>
        Given(History.InMiddle).When(new RecordContact("neighbour", "pigeon", "", 0, 481, new("")))
            .ThenInvalid("party", "channel", "direction", "person", "minutes", "summary");

    private static Scenario WithPerson(bool safetyConcern) =>
        Given([.. History.InMiddle, new PersonRecorded(1, "initial", new InventoryPerson(1, InventoryHistory.Sister with { SafetyConcern = safetyConcern }))]);
}
