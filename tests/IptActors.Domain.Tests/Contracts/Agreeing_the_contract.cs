using IptActors.Domain.Consents;
using IptActors.Domain.Contracts;
using IptActors.Domain.Courses;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Contracts;

public class Agreeing_the_contract : CourseSpecification
{
    private static readonly CourseEvent[] WithFocus = [.. History.InInitial, History.Transition, new ConfidentialityLimitsExplained(["client"], null)];

    private static readonly AgreeContract Agree = new(History.Terms, null);

    [Fact]
    public void The_split_of_the_protocol_is_part_of_it() => Given(WithFocus).When(Agree).Then(History.Contract);

    [Fact]
    public void A_named_split_is_used() =>
        Given(WithFocus).When(Agree with { Terms = History.Terms with { Split = "uk" } })
            .Then(History.Contract with { Terms = History.Terms with { Split = "uk" }, Split = "uk", InitialSessions = 4, TerminationSessions = 4 });

    [Fact]
    public void A_split_the_protocol_does_not_know_is_refused() =>
        Given(WithFocus).When(Agree with { Terms = History.Terms with { Split = "nz" } }).ThenInvalid("terms.split");

    [Fact]
    public void Fewer_sessions_than_the_protocol_is_meant_for_warn() =>
        Given(WithFocus).When(new AgreeContract(History.Terms with { Sessions = 10 }, History.Text)).ThenWarned("contract_outside_variant");

    [Fact]
    public void And_need_a_reason() => Given(WithFocus).When(Agree with { Terms = History.Terms with { Sessions = 10 } }).ThenInvalid("reason");

    [Theory]
    [InlineData(2)]
    [InlineData(25)]
    public void Beyond_the_accepted_range_no_reason_helps(int sessions) =>
        Given(WithFocus).When(new AgreeContract(History.Terms with { Sessions = sessions }, History.Text)).ThenBroken("contract_beyond_absolute_range");

    [Fact]
    public void Unusual_frequency_and_length_warn() =>
        Given(WithFocus).When(Agree with { Terms = History.Terms with { Frequency = "monthly", Minutes = 90 } })
            .ThenWarned("frequency_outside_variant", "minutes_outside_variant");

    [Fact]
    public void It_is_about_what_the_course_works_on() =>
        Given(WithFocus).When(Agree with { Terms = History.Terms with { Focus = ["grief"] } }).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void The_limits_of_confidentiality_are_explained_with_it() =>
        Given([.. History.InInitial, History.Transition]).When(Agree).ThenWarned("confidentiality_not_explained");

    [Fact]
    public void The_client_agrees_to_it() =>
        Given(WithFocus).When(Agree with { Terms = History.Terms with { AgreedBy = ["therapist"], PlannedEnd = History.FirstDay.AddDays(-1) } })
            .ThenInvalid("terms.planned_end", "terms.agreed_by");

    [Fact]
    public void Terms_that_were_left_out_are_asked_for() => Given(WithFocus).When(Agree with { Terms = null! }).ThenInvalid("terms");

    [Fact]
    public void The_contract_in_force_changes_nothing() => Given(History.ReadyForMiddle).When(Agree).Then();

    [Fact]
    public void Other_terms_are_a_renegotiation() =>
        Given(History.ReadyForMiddle).When(Agree with { Terms = History.Terms with { Sessions = 12 } }).ThenInvalid("terms");
}
