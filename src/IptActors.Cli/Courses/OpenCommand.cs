using System.CommandLine;
using System.Globalization;
using Google.Type;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;

namespace IptActors.Cli.Courses;

/// <summary><c>ipt course open</c>: opens a course for a client who was referred.</summary>
internal static class OpenCommand
{
    private static readonly RpcMethod<OpenCourseRequest, OpenCourseResponse> Method = new(Methods.Find("ReferralService/OpenCourse"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var course = CourseCommand.Argument();
        var client = new Option<string>("--client") { Description = "The clinic's own pseudonymous reference of the client", Required = true, HelpName = "REF" };
        var protocol = new Option<string>("--protocol") { Description = "Code of the protocol planned", DefaultValueFactory = _ => "ipt-adult-16", HelpName = "CODE" };
        var service = new Option<string>("--service") { Description = "The service that treats", DefaultValueFactory = _ => "adult", HelpName = "ID" };
        var referredOn = DateOption("--referred-on", "Day on which the referral was received; today when left out");
        var source = new Option<string>("--source") { Description = "Code of the list referral_source", DefaultValueFactory = _ => "self", HelpName = "CODE" };
        var urgency = new Option<string?>("--urgency") { Description = "Code of the list urgency", HelpName = "CODE" };
        var birthDate = DateOption("--birth-date", "For age limits");
        var requestId = new Option<Guid?>("--request-id") { Description = "UUID of the command; repeat it to repeat the command safely. Made up when left out", HelpName = "UUID" };

        var command = new Command("open", "Opens a course for a client who was referred")
        {
            course, client, protocol, service, referredOn, source, urgency, birthDate, requestId,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var request = new OpenCourseRequest
            {
                Course = CourseName.Full(result.GetValue(course)!, result.GetValue(connection.Clinic)!),
                RequestId = (result.GetValue(requestId) ?? Guid.NewGuid()).ToString(),
                ClientRef = result.GetValue(client)!,
                Service = result.GetValue(service)!,
                Protocol = result.GetValue(protocol)!,
                ReferralSource = result.GetValue(source)!,
                Urgency = result.GetValue(urgency) ?? "",
                ReferredOn = ToDate(result.GetValue(referredOn) ?? DateOnly.FromDateTime(System.DateTime.UtcNow)),
                BirthDate = result.GetValue(birthDate) is { } born ? ToDate(born) : null,
            };

            using var channel = connection.Open(result, new Caller("coordinator", "operator"));
            var answer = await channel.UnaryAsync(Method, request, cancellationToken: cancellationToken);
            if (result.GetValue(connection.Json))
            {
                terminal.Output.WriteLine(MessageJson.Line(answer));
            }
            else
            {
                CommandAnswers.Show(answer.Result, terminal.OutConsole);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Option<DateOnly?> DateOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = argument =>
        {
            if (DateOnly.TryParseExact(argument.Tokens.Single().Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }

            argument.AddError($"{name}: expected a day such as 2026-03-31, found '{argument.Tokens.Single().Value}'.");
            return null;
        },
    };

    private static Date ToDate(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };
}
