using System.Text.Json;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal.InMemory;
using IptActors.Orleans.Hosting;
using IptActors.Orleans.Serialization;
using IptActors.Orleans.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace IptActors.Orleans.Tests.Serialization;

public sealed class Messages_between_silos
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSerializer().AddCourseSerialization().BuildServiceProvider();

    private static Serializer Serializer => Services.GetRequiredService<Serializer>();

    [Fact]
    public async Task An_answer_arrives_as_it_was_sent_with_its_course_and_its_events()
    {
        await using var life = await CourseLife.LiveAsync(new InMemoryCourseJournal());

        Assert.All(life.Answers.OfType<CommandAnswer.Answered>(), sent =>
        {
            var arrived = Assert.IsType<CommandAnswer.Answered>(Travel<CommandAnswer>(sent));

            Assert.Equal(sent.State, arrived.State);
            Assert.Equal((sent.Version, sent.Position, sent.Warnings), (arrived.Version, arrived.Position, arrived.Warnings));
            Assert.Equal(sent.Events.Select(e => (e.Recorded, e.Headers.Hash)), arrived.Events.Select(e => (e.Recorded, e.Headers.Hash)));
        });
    }

    [Fact]
    public void A_command_arrives_with_everything_that_is_known_of_its_request()
    {
        var sent = CourseLife.Envelope(CourseLife.Open(), new Caller(ClinicId.Parse("north"), "ada", "therapist", "ben", CourseScope.OwnCourses | CourseScope.Clinic, "treat")) with
        {
            ExpectedVersion = 7,
            OccurredAt = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
            Overrides = new RuleOverrides(["R7"], new ProtectedText("because")),
            CorrelationId = "c",
        };

        Assert.Equal(sent, Travel(sent));
    }

    public static TheoryData<Refusal> Refusals =>
    [
        new Refusal.Rejected(new Rejection.RulesBroken([])),
        new Refusal.Rejected(new Rejection.InvalidCommand([new FieldViolation("a", "b")])),
        new Refusal.NotPermitted(),
        new Refusal.VersionMismatch(1, 2),
        new Refusal.Busy(TimeSpan.FromMilliseconds(100)),
        new Refusal.ClientHasActiveCourse(CourseId.Parse("c-1")),
        new Refusal.ChainBroken(3),
        new Refusal.OutcomeUnknown(),
    ];

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Refusals))]
    public void A_refusal_arrives_as_the_one_that_was_sent(Refusal sent)
    {
        Assert.Equal(new CommandAnswer.Refused(sent), Travel<CommandAnswer>(new CommandAnswer.Refused(sent)));
        Assert.Equal(new CourseReading.Refused(sent), Travel<CourseReading>(new CourseReading.Refused(sent)));
    }

    [Fact]
    public void Every_kind_of_command_can_travel()
    {
        var commands = typeof(CourseCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CourseCommand)) && !type.IsAbstract).ToArray();

        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.Equal(JsonTypeKind(command), JsonTypeKind(typeof(CourseLife))));
        static System.Text.Json.Serialization.Metadata.JsonTypeInfoKind JsonTypeKind(Type type) =>
            type == typeof(CourseLife) ? System.Text.Json.Serialization.Metadata.JsonTypeInfoKind.Object : CourseJson.Options.GetTypeInfo(type).Kind;
    }

    [Fact]
    public void Within_a_silo_nothing_is_copied()
    {
        var sent = CourseLife.Envelope(CourseLife.Open(), new Caller(ClinicId.Parse("north"), "ada", "therapist", null, CourseScope.Clinic, null));

        Assert.Same(sent, Services.GetRequiredService<DeepCopier>().Copy(sent));
    }

    [Fact]
    public void Members_of_a_newer_build_are_skipped() =>
        Assert.Equal(
            new FieldViolation("a", "b"),
            JsonSerializer.Deserialize<FieldViolation>("""{"Field":"a","Description":"b","Added":1}""", CourseJson.Options));

    private static T Travel<T>(T sent)
        where T : notnull => Serializer.Deserialize<T>(Serializer.SerializeToArray(sent))!;
}
