using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Measures;

public sealed class Requesting_a_measure : MeasureSpecification
{
    private static readonly RequestMeasure NextWeek = new("phq9", Today.AddDays(7), null);

    [Fact]
    public void Is_kept_until_the_measure_comes() =>
        Given(History.InMiddle).When(NextWeek).Then(new MeasureRequested(1, "phq9", Today.AddDays(7), null));

    [Fact]
    public void Twice_for_one_day_is_one_request() => Given(History.InMiddle).After(NextWeek).When(NextWeek).Then();

    [Fact]
    public void Is_fulfilled_by_the_next_administration_of_the_measure()
    {
        var requested = Given(History.InMiddle).After(NextWeek);

        Assert.Null(Completed(requested.When(Complete("gad7", 1, 1, 1, 1, 1, 1, 1))).Request);
        Assert.Equal(1, Completed(requested.When(Phq9Total(4))).Request);
        Assert.Empty(requested.After(Phq9Total(4)).State.Measures.OpenRequests);
    }

    [Fact]
    public void The_one_due_first_is_fulfilled_first() =>
        Assert.Equal(2, Completed(Given(History.InMiddle).After(NextWeek).After(NextWeek with { DueOn = Today }).When(Phq9Total(4))).Request);

    [Fact]
    public void Can_be_taken_back_once()
    {
        var cancelled = Given(History.InMiddle).After(NextWeek).After(new CancelMeasureRequest(1, null));

        Assert.Empty(cancelled.State.Measures.OpenRequests);
        cancelled.When(new CancelMeasureRequest(1, null)).Then();
    }

    [Fact]
    public void Cannot_be_taken_back_when_there_is_none_or_it_is_fulfilled()
    {
        Given(History.InMiddle).When(new CancelMeasureRequest(1, null)).ThenRejected<Rejection.UnknownReference>();
        Given(History.InMiddle).After(NextWeek).After(Phq9Total(4)).When(new CancelMeasureRequest(1, null)).ThenRejected<Rejection.UnknownReference>();
    }

    [Fact]
    public void Is_refused_for_a_day_gone_by() =>
        Given(History.InMiddle).When(NextWeek with { DueOn = Today.AddDays(-1) }).ThenInvalid("due_on");
}
