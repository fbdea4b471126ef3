using System.CommandLine;
using System.Runtime.CompilerServices;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Courses;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using IptActors.Rpc.Client;
using Spectre.Console;

namespace IptActors.Cli.Verifying;

/// <summary><c>ipt verify</c>: checks the hash chains of courses from outside, with nothing but what the API shows.</summary>
internal static class VerifyCommand
{
    private const int PageSize = 500;

    private static readonly RpcMethod<ListCoursesRequest, ListCoursesResponse> ListCourses = new(Methods.Find("CourseService/ListCourses"));

    private static readonly RpcMethod<StreamHistoryRequest, StreamHistoryResponse> StreamHistory = new(Methods.Find("CourseService/StreamHistory"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var courses = new Argument<string[]>("COURSE") { Description = "Courses to check; all of the clinic when none is named", Arity = ArgumentArity.ZeroOrMore };
        var against = new Option<string?>("--against")
        {
            Description = "What --json printed earlier, kept elsewhere: finds courses whose last events were removed or that were rewritten",
            HelpName = "FILE",
        };
        var command = new Command("verify", "Checks that no event of a course was altered, removed or inserted") { courses, against };
        command.SetAction(async (result, cancellationToken) =>
        {
            var clinic = result.GetValue(connection.Clinic)!;
            var named = result.GetValue(courses)!.Select(course => CourseName.Full(course, clinic)).ToList();
            var known = await KnownHead.ReadAsync(result.GetValue(against), cancellationToken);
            using var channel = connection.Open(result, CourseCommand.Reader);

            var report = new VerifyReport(terminal, result.GetValue(connection.Json));
            var all = named.Count > 0 ? named.ToAsyncEnumerable() : AllAsync(channel, clinic, known, cancellationToken);
            await foreach (var course in all)
            {
                report.Add(await FollowAsync(channel, course, known, cancellationToken));
            }

            report.End();
            return report.Broken == 0 ? ExitCode.Ok : ExitCode.Refused;
        });
        return command;
    }

    private static async Task<ChainCheck> FollowAsync(RpcChannel channel, string course, IReadOnlyList<KnownHead> known, CancellationToken cancellationToken)
    {
        var check = new ChainCheck(course, known);
        try
        {
            await foreach (var response in channel.ServerStreamingAsync(StreamHistory, new StreamHistoryRequest { Course = course }, cancellationToken: cancellationToken))
            {
                check.Follow(response.Event);
            }

            check.End();
        }
        catch (RpcException e) when (e.Status.Code is RpcCode.NotFound or RpcCode.DataLoss or RpcCode.Internal or RpcCode.Unknown)
        {
            // One course that cannot be read is a finding; the others are looked at all the same.
            check.Fail($"its events cannot be read after {check.Version}: {e.Status}");
        }

        return check;
    }

    // Also courses that were noted and are no longer listed: asking for them says so.
    private static async IAsyncEnumerable<string> AllAsync(RpcChannel channel, string clinic, IReadOnlyList<KnownHead> known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var request = new ListCoursesRequest { Parent = $"clinics/{clinic}", PageSize = PageSize };
        do
        {
            var page = await channel.UnaryAsync(ListCourses, request, cancellationToken: cancellationToken);
            foreach (var course in page.Courses)
            {
                seen.Add(course.Course);
                yield return course.Course;
            }

            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        foreach (var missing in known.Select(head => head.Course).Where(course => course.StartsWith($"clinics/{clinic}/", StringComparison.Ordinal) && !seen.Contains(course)).Distinct())
        {
            yield return missing;
        }
    }
}
