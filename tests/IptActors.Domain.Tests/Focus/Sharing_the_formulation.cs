using IptActors.Domain.Courses;
using IptActors.Domain.Focus;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Focus;

public class Sharing_the_formulation : CourseSpecification
{
    private static readonly ShareFormulation Share = new("6A70.1", null, [], ["role_transition"], History.Text, "agreed");

    [Fact]
    public void Each_sharing_is_a_version() =>
        Given(History.ReadyForMiddle).When(Share with { ClientAgreement = "amended" })
            .Then(History.Formulation with { FormulationVersion = 2, ClientAgreement = "amended" });

    [Fact]
    public void It_names_what_the_course_works_on() => Given(History.InInitial).When(Share).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void It_tells_a_story() => Given(History.ReadyForMiddle).When(Share with { Narrative = new(" "), ProblemAreas = [] }).ThenInvalid("problem_areas", "narrative");
}
