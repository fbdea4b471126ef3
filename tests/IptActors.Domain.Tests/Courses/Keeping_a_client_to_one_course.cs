using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Tests.Courses;

public class Keeping_a_client_to_one_course : CourseSpecification
{
    private static readonly ServicePolicy Policy = BuiltInCatalog.Instance.DefaultPolicy;

    [Fact]
    public void An_open_course_keeps_the_client_in_the_service() =>
        Assert.Equal(new CourseExclusivity("client-0417", "talking-therapies"), CourseExclusivity.Of(Given(History.Opened).State, Policy));

    [Fact]
    public void A_closed_course_lets_go() => Assert.Null(CourseExclusivity.Of(Given(History.Completed).State, Policy));

    [Fact]
    public void A_course_never_opened_keeps_nobody() => Assert.Null(CourseExclusivity.Of(CourseState.Unopened, Policy));

    [Fact]
    public void A_policy_may_allow_several() =>
        Assert.Null(CourseExclusivity.Of(Given(History.Opened).State, Policy with { OneActiveCoursePerClient = false }));
}
