using IptActors.Domain.Consents;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Consents;

public class Disclosing_information : CourseSpecification
{
    private static readonly DiscloseInformation ToSurgery = new("consent", "surgery-12", ["discharge_letter"], null);

    [Fact]
    public void A_disclosure_by_consent_needs_consent_to_sharing() => Given(History.Opened).When(ToSurgery).ThenBroken("consent_withdrawn");

    [Fact]
    public void Danger_is_a_basis_of_its_own() =>
        Given(History.Opened).When(ToSurgery with { Basis = "danger", Items = ["risk_information"] })
            .Then(new DisclosureMade("danger", "surgery-12", ["risk_information"], null));

    [Fact]
    public void It_may_follow_closure() =>
        Given(History.Completed).When(ToSurgery).Then(new DisclosureMade("consent", "surgery-12", ["discharge_letter"], null));

    [Fact]
    public void It_says_what_was_told() => Given(History.Accepted).When(ToSurgery with { Items = [] }).ThenInvalid("items");
}
