using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Courses;

public sealed class Importing_commands : IAsyncDisposable
{
    private readonly Clinic _clinic = new();

    private Person Carla => _clinic.As("carla-diaz", Roles.Coordinator);

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task Commands_of_one_course_are_carried_out_in_order()
    {
        var courses = Enumerable.Range(0, 100).Select(_ => Requests.NewCourse()).ToList();
        IMessage[] commands = [.. courses.Select(course => Requests.Open(course)), .. courses.Select(course => Requests.Assign(course, "ada-okafor"))];

        var summary = await Carla.ImportAsync(commands.Select(Packed));

        Assert.Equal((200, 200, 0), (summary.Received, summary.Accepted, summary.Refused));
    }

    [Fact]
    public async Task A_refused_command_stops_none_of_the_others_and_is_told_by_its_place()
    {
        var orphan = Requests.Assign(Requests.NewCourse(), "ada-okafor");

        var summary = await Carla.ImportAsync(Packed(Requests.Open()), Packed(orphan), new ImportCommandsRequest(), Packed(Requests.Open()));

        Assert.Equal((4, 2, 2), (summary.Received, summary.Accepted, summary.Refused));
        Assert.Equal([1, 2], summary.Failures.Select(failure => failure.Index));
        Assert.Equal(orphan.RequestId, summary.Failures[0].RequestId);
        Assert.Equal("COURSE_NOT_FOUND", new Refused(summary.Failures[0].Status).Reason);
        Assert.Equal("INVALID_COMMAND", new Refused(summary.Failures[1].Status).Reason);
    }

    [Fact]
    public async Task An_import_sent_again_changes_nothing()
    {
        ImportCommandsRequest[] commands = [Packed(Requests.Open()), Packed(Requests.Open())];
        var first = await Carla.ImportAsync(commands);

        Assert.Equal(first, await Carla.ImportAsync(commands));
    }

    [Fact]
    public async Task Each_command_is_checked_by_its_own_rights()
    {
        var note = Requests.ProcessNote(Requests.NewCourse(), "Not for coordinators to write.");

        var summary = await Carla.ImportAsync(Packed(note));

        Assert.Equal("NOT_PERMITTED", new Refused(Assert.Single(summary.Failures).Status).Reason);
    }

    [Fact]
    public async Task A_message_that_is_no_command_is_refused()
    {
        var summary = await Carla.ImportAsync(new ImportCommandsRequest { Command = Any.Pack(new GetCourseRequest()) });

        Assert.Equal("INVALID_COMMAND", new Refused(Assert.Single(summary.Failures).Status).Reason);
    }

    private static ImportCommandsRequest Packed(IMessage command) => new() { Command = Any.Pack(command) };
}
