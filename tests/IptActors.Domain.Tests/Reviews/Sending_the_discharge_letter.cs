using IptActors.Domain.Reviews;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Reviews;

public class Sending_the_discharge_letter : CourseSpecification
{
    private static readonly SendDischargeLetter Letter = new("general_practitioner", Today, "doc-77", true, null);

    private static readonly DischargeLetterSent Sent = new("general_practitioner", Today, "doc-77", true, null);

    [Fact]
    public void The_letter_goes_out_after_closure() => Given(History.Completed).When(Letter).Then(Sent);

    [Fact]
    public void More_than_14_days_after_closure_it_is_late() =>
        Given([.. History.Completed.Select(e => (Now.AddDays(-15), e))]).When(Letter).ThenWarned("discharge_letter_overdue");

    [Fact]
    public void A_second_letter_is_not() =>
        Given([.. History.Completed.Select(e => (Now.AddDays(-15), e)), (Now.AddDays(-10), Sent with { SentOn = Today.AddDays(-10) })])
            .When(Letter).Then(Sent);

    [Fact]
    public void Without_consent_to_share_information_nobody_else_gets_it() =>
        Given([.. History.Completed, History.ConsentToSharing with { Status = "withdrawn" }]).When(Letter).ThenBroken("consent_withdrawn");

    [Fact]
    public void The_client_always_may() =>
        Given([.. History.Completed, History.ConsentToSharing with { Status = "withdrawn" }])
            .When(Letter with { Recipient = "client" }).Then(Sent with { Recipient = "client" });
}
