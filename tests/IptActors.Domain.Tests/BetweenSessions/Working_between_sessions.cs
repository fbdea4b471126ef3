using IptActors.Domain.BetweenSessions;
using IptActors.Domain.Courses;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.BetweenSessions;

public class Working_between_sessions : CourseSpecification
{
    private static readonly HomeworkAgreed Agreed = new(1, History.Text, null, null, null, 0, null);

    [Fact]
    public void A_task_is_agreed_after_a_session() =>
        Given(SessionHistory.With(History.InMiddle, 4))
            .When(new AgreeHomework(History.Text, "role_transition", null, null, Today.AddDays(6)))
            .Then(new HomeworkAgreed(1, History.Text, "role_transition", null, null, 4, Today.AddDays(6)));

    [Fact]
    public void A_task_for_a_goal_that_does_not_exist_is_refused() =>
        Given(History.InMiddle).When(new AgreeHomework(History.Text, null, 1, null, null)).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void Looking_back_at_a_task_says_what_came_of_it() =>
        Given([.. History.InMiddle, Agreed]).When(new ReviewHomework(1, "partly_done", History.Text))
            .Then(new HomeworkReviewed(1, "partly_done", History.Text));

    [Fact]
    public void Saying_the_same_again_changes_nothing() =>
        Given([.. History.InMiddle, Agreed, new HomeworkReviewed(1, "done", null)]).When(new ReviewHomework(1, "done", null)).Then();

    [Fact]
    public void A_task_that_was_not_agreed_cannot_be_looked_back_at() =>
        Given([.. History.InMiddle, Agreed]).When(new ReviewHomework(2, "done", null))
            .ThenRejected(new Rejection.UnknownReference("homework", "Expected the ordinal of a task, 1 to 1, found 2."));

    [Fact]
    public void Psychoeducation_is_counted_from_the_session_it_was_first_given_by()
    {
        var state = Given(SessionHistory.With(History.InInitial, 2))
            .After(new GivePsychoeducation(["diagnosis", "ipt_model"], false, null))
            .After(new GivePsychoeducation(["diagnosis", "sick_role"], true, null)).State.BetweenSessions;

        Assert.Equal(2, state.EducatedBySession);
        Assert.True(state.SickRoleGiven);
        Assert.Equal(["diagnosis", "ipt_model", "sick_role"], state.Topics);
    }

    [Fact]
    public void Psychoeducation_has_a_topic() => Given(History.InInitial).When(new GivePsychoeducation([], true, null)).ThenInvalid("topics");

    [Fact]
    public void A_resource_is_recorded() =>
        Given(History.InInitial).When(new ShareResource("leaflet", "Living with depression", null, null))
            .Then(new ResourceShared("leaflet", "Living with depression", null, null));
}
