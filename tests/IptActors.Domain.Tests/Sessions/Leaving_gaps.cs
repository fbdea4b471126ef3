using IptActors.Domain.Phases;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Sessions;

public class Leaving_gaps : CourseSpecification
{
    [Theory]
    [InlineData(28)]
    [InlineData(29, "R12_first_gap")]
    [InlineData(90, "R12_first_gap")]
    [InlineData(91, "R12_first_gap", "R12_long_first_gap", "R12_no_contact")]
    public void Days_between_session_1_and_2_warn_above_28_and_90(int days, params string[] warnings) =>
        Given([.. History.InInitial, FirstSession(1, days), new SessionSignedOff(1, 1)]).When(SessionHistory.Hold).ThenWarned(warnings);

    [Theory]
    [InlineData(90)]
    [InlineData(91, "R12_no_contact")]
    public void Days_without_contact_later_on_warn_above_90(int days, params string[] warnings) =>
        Given(
            [
                .. History.InInitial,
                FirstSession(1, days + 7),
                FirstSession(2, days),
                new SessionSignedOff(2, 2),
            ])
            .When(SessionHistory.Hold).ThenWarned(warnings);

    private static SessionHeld FirstSession(int number, int daysAgo) =>
        SessionHistory.Held(number, number, Phase.Initial) with { StartedAt = Now.AddDays(-daysAgo) };
}
