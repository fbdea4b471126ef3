using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Courses;

public sealed class Who_reaches_a_course : IAsyncDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly CourseWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("ada", CourseScope.OwnCourses, true)]
    [InlineData("cleo", CourseScope.OwnCourses, true)]
    [InlineData("sam", CourseScope.OwnCourses, false)]
    [InlineData("eve", CourseScope.OwnCourses, false)]
    [InlineData("sam", CourseScope.SuperviseesCourses, true)]
    [InlineData("ada", CourseScope.SuperviseesCourses, false)]
    [InlineData("sam", CourseScope.OwnCourses | CourseScope.SuperviseesCourses, true)]
    [InlineData("eve", CourseScope.OwnCourses | CourseScope.SuperviseesCourses, false)]
    [InlineData("eve", CourseScope.Clinic, true)]
    [InlineData("ada", CourseScope.None, false)]
    public async Task The_relation_to_the_care_team_decides(string person, CourseScope scope, bool reaches)
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        await _world.AnsweredAsync(CourseWorld.Assign("ada", "sam", "cleo"));
        var caller = CourseWorld.Person(person, scope);

        Assert.Equal(reaches, await _world.ReadAsync(caller) is CourseReading.Found);
        Assert.Equal(reaches, await _world.DoAsync(CourseWorld.Remark("x"), caller) is CommandAnswer.Answered);
        Assert.Equal(reaches, await _world.Courses.ReadHistoryAsync(CourseWorld.Course, caller, 0, Cancel) is HistoryReading.Found);
        Assert.Equal(reaches, await _world.Courses.ReadAtAsync(CourseWorld.Course, caller, new Engine.History.AsOf.Version(1), Cancel) is CourseReading.Found);
    }

    [Fact]
    public async Task A_course_without_a_therapist_belongs_to_whoever_opened_it_until_it_has_one()
    {
        var opener = CourseWorld.Person("ada");
        await _world.AnsweredAsync(CourseWorld.Open(), opener);
        Assert.IsType<CourseReading.Found>(await _world.ReadAsync(opener));

        await _world.AnsweredAsync(CourseWorld.Assign("ben"), opener);

        Assert.IsType<Refusal.NotPermitted>(Assert.IsType<CourseReading.Refused>(await _world.ReadAsync(opener)).Refusal);
    }

    [Fact]
    public async Task A_system_reaches_what_the_person_reaches_for_whom_it_acts()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        await _world.AnsweredAsync(CourseWorld.Assign("ada"));
        var system = CourseWorld.Person("portal") with { Role = "integration", OnBehalfOf = "ada" };

        var answer = await _world.AnsweredAsync(CourseWorld.Remark("x"), system);

        Assert.Equal(("portal", "ada"), (answer.Events[0].Headers.Actor, answer.Events[0].Headers.OnBehalfOf));
        Assert.IsType<CommandAnswer.Refused>(await _world.DoAsync(CourseWorld.Remark("x"), system with { OnBehalfOf = "eve" }));
    }

    [Fact]
    public async Task A_course_of_others_and_one_that_does_not_exist_look_the_same()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        await _world.AnsweredAsync(CourseWorld.Assign("ada"));
        var eve = CourseWorld.Person("eve");

        Assert.Equal(await _world.ReadAsync(eve, CourseWorld.Key("nowhere")), await _world.ReadAsync(eve));
        Assert.Equal(await _world.DoAsync(CourseWorld.Remark("x"), eve, CourseWorld.Key("nowhere")), await _world.DoAsync(CourseWorld.Remark("x"), eve));
    }

    [Fact]
    public async Task Who_reaches_every_course_of_the_clinic_is_told_when_there_is_none() =>
        Assert.Equal("COURSE_NOT_FOUND", Assert.IsType<CourseReading.Refused>(await _world.ReadAsync()).Refusal.Code);

    [Fact]
    public async Task Nobody_reaches_a_course_of_another_clinic()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var elsewhere = CourseWorld.Coordinator with { Clinic = ClinicId.Parse("south") };
        var reads = _world.Journal.Reads;

        Assert.Equal(new CommandAnswer.Refused(new Refusal.NotPermitted()), await _world.DoAsync(CourseWorld.Remark("x"), elsewhere));
        Assert.Equal(new CourseReading.Refused(new Refusal.NotPermitted()), await _world.ReadAsync(elsewhere));
        Assert.Equal(reads, _world.Journal.Reads);
    }
}
