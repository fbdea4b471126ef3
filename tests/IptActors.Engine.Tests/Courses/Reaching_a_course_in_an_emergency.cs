using IptActors.Domain.BreakGlass;
using IptActors.Domain.Risks;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.History;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Courses;

public sealed class Reaching_a_course_in_an_emergency : IAsyncDisposable
{
    private static readonly Caller Eve = CourseWorld.Person("eve");
    private static readonly OpenEmergencyAccess Open = new(new ProtectedText("The client called the duty line and is in danger."));
    private static readonly RaiseRiskConcern Concern = new("suicide", "third_party", true, new ProtectedText("Said so on the telephone."), null);

    private readonly CourseWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task It_can_be_read_and_says_that_only_the_emergency_opened_it()
    {
        await OpenedAsync();

        Assert.True(Assert.IsType<CourseReading.Found>(await _world.ReadAsync(Eve)).Emergency);
        Assert.True(Assert.IsType<CourseReading.Found>(await _world.Courses.ReadAtAsync(CourseWorld.Course, Eve, new AsOf.Version(1), Cancel)).Emergency);
        Assert.True(Assert.IsType<HistoryReading.Found>(await _world.Courses.ReadHistoryAsync(CourseWorld.Course, Eve, 0, Cancel)).Emergency);
        Assert.False(Assert.IsType<CourseReading.Found>(await _world.ReadAsync(CourseWorld.Person("ada"))).Emergency);
    }

    [Fact]
    public async Task What_documents_the_emergency_is_taken_and_treatment_is_not()
    {
        await OpenedAsync();

        Assert.IsType<CommandAnswer.Answered>(await _world.DoAsync(Concern, Eve));
        Assert.IsType<CommandAnswer.Refused>(await _world.DoAsync(CourseWorld.Remark("x"), Eve));
        Assert.IsType<CommandAnswer.Refused>(await _world.DoAsync(CourseWorld.Assign("eve"), Eve));
    }

    [Fact]
    public async Task It_closes_by_itself_when_its_time_is_up()
    {
        var expiry = await OpenedAsync();

        _world.Clock.MoveTo(expiry);

        Assert.IsType<CourseReading.Refused>(await _world.ReadAsync(Eve));
        Assert.IsType<CommandAnswer.Refused>(await _world.DoAsync(Concern, Eve));
    }

    [Fact]
    public async Task It_closes_with_its_review()
    {
        await OpenedAsync();

        await _world.AnsweredAsync(new ReviewEmergencyAccess(1, "not_justified", new ProtectedText("No danger was found.")));

        Assert.IsType<CourseReading.Refused>(await _world.ReadAsync(Eve));
    }

    [Fact]
    public async Task It_opens_for_nobody_else_and_for_no_role_that_does_not_treat()
    {
        await OpenedAsync();

        Assert.IsType<CourseReading.Refused>(await _world.ReadAsync(CourseWorld.Person("tom")));
        Assert.IsType<CourseReading.Refused>(await _world.ReadAsync(CourseWorld.Person("eve", CourseScope.SuperviseesCourses)));
        Assert.IsType<CourseReading.Refused>(await _world.ReadAsync(CourseWorld.Person("eve", CourseScope.None)));
    }

    [Fact]
    public async Task A_course_that_does_not_exist_cannot_be_told_from_one_of_others() =>
        Assert.IsType<Refusal.NotPermitted>(Assert.IsType<CommandAnswer.Refused>(await _world.DoAsync(Open, Eve, CourseWorld.Key("nowhere"))).Refusal);

    [Fact]
    public async Task A_course_of_another_clinic_stays_closed()
    {
        await _world.AnsweredAsync(CourseWorld.Open());

        Assert.IsType<CommandAnswer.Refused>(await _world.DoAsync(Open, Eve with { Clinic = ClinicId.Parse("south") }));
    }

    private async Task<DateTimeOffset> OpenedAsync()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        await _world.AnsweredAsync(CourseWorld.Assign("ada"));
        Assert.IsType<CourseReading.Refused>(await _world.ReadAsync(Eve));
        var answer = await _world.AnsweredAsync(Open, Eve);
        return Assert.IsType<EmergencyAccessOpened>(Assert.Single(answer.Events).Recorded.Event).ExpiresAt;
    }
}
