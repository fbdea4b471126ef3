using IptActors.Domain.Courses;
using IptActors.Domain.Referrals;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Referrals;

public class Opening_a_course : CourseSpecification
{
    private static readonly OpenCourse Command = new(
        "client-0417", "talking-therapies", "ipt-adult-16", new(2026, 1, 5), "gp", null, new(1990, 5, 17), null, null);

    [Fact]
    public void A_referral_opens_it() => Given().When(Command).Then(History.Opened);

    [Fact]
    public void It_is_opened_once() => Given(History.Opened).When(Command).ThenRejected(new Rejection.CourseAlreadyOpened());

    [Fact]
    public void Every_wrong_field_is_reported_at_once() =>
        Given().When(Command with { ClientRef = "", Protocol = "cbt", ReferredOn = new(2026, 3, 3), ReferralSource = "gossip", PreviousCourse = "No Id" })
            .ThenInvalid("client_ref", "protocol", "referred_on", "referral_source", "previous_course");

    [Fact]
    public void An_age_the_protocol_is_not_meant_for_warns() =>
        Given().When(Command with { BirthDate = new(2011, 3, 3) }).ThenWarned("age_outside_variant");

    [Fact]
    public void Nothing_else_is_done_to_a_course_that_was_never_opened() =>
        Given().When(new DecideSuitability(true, [], null)).ThenRejected(new Rejection.CourseNotFound());
}
