using System.CommandLine;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;

namespace IptActors.Cli.Courses;

/// <summary><c>ipt course</c>: opens courses and reads them.</summary>
internal static class CourseCommand
{
    /// <summary>Who reads a course when nobody else is named: the operator, for operations.</summary>
    public static Caller Reader { get; } = new("auditor", "operator");

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal) => new("course", "Opens a course of treatment, or reads one")
    {
        OpenCommand.Create(connection, terminal),
        ShowCommand.Create(connection, terminal),
        HistoryCommand.Create(connection, terminal),
    };

    /// <summary>The course that a command is about.</summary>
    public static Argument<string> Argument() => new("COURSE") { Description = "Id of the course, or its resource name clinics/{clinic}/courses/{course}" };
}
