using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;
using IptActors.Domain.Reviews;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.Checklists;

public sealed class Giving_the_measures_of_the_protocol : CourseSpecification
{
    private static readonly CloseCourse Close = new("completed", null, null, null, null, null);
    private static readonly ReviewCourse Review = new("improved", true, null, null);

    [Theory]
    [InlineData("phq9", false)]
    [InlineData("bdi2", true)]
    public void The_instrument_of_the_baseline_ends_the_course(string atEnd, bool warned) =>
        Assert.Equal(warned, Warned("end_measure_differs", Measured(SessionHistory.With(History.InTermination, 16), "phq9", atEnd), Close));

    [Fact]
    public void A_course_without_scores_lacks_its_measures_and_does_not_change_them() =>
        Assert.False(Warned("end_measure_differs", Given(SessionHistory.With(History.InTermination, 16)), Close));

    [Theory]
    [InlineData("pcl5", false)]
    [InlineData("phq9", true)]
    public void A_review_has_the_measures_that_the_protocol_wants_at_one(string atReview, bool warned)
    {
        CourseEvent[] history = [.. History.InMiddle.Select(happened => happened is CourseOpened opened ? opened with { Protocol = "ipt-ptsd" } : happened)];

        Assert.Equal(warned, Warned("required_measure_missing", Measured(SessionHistory.With(history, 7), "pcl5", atReview), Review));
    }

    // One measure before session 1, one today.
    private static Scenario Measured(CourseEvent[] history, string before, string today) =>
        Given(history).OccurredAt(Now.AddDays(-200)).After(Total(before)).OccurredAt(Now).After(Total(today));

    private static RecordTotal Total(string measure) => new(measure, 10, [], null, null, "paper", "client", null, null);

    private static bool Warned(string rule, Scenario course, CourseCommand command) =>
        Assert.IsType<Decision.Accepted>(course.When(command).Decision).Events.OfType<FindingRaised>().Any(finding => finding.Rule == rule);
}
