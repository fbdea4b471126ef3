using System.Runtime.CompilerServices;
using IptActors.Cli.Calling;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using IptActors.Rpc.Client;

namespace IptActors.Cli.Verifying;

/// <summary>
/// Checks courses over the API, with nothing but what it shows: every chain is computed anew, the last event of every course is proven to be
/// in the signed log, and the log is proven to continue the checkpoint that was kept.
/// </summary>
/// <param name="channel">The server.</param>
/// <param name="clinic">The clinic.</param>
/// <param name="known">Heads noted earlier.</param>
internal sealed class LiveVerification(RpcChannel channel, string clinic, IReadOnlyList<KnownHead> known)
{
    private const int PageSize = 500;

    private static readonly RpcMethod<ListCoursesRequest, ListCoursesResponse> ListCourses = new(Methods.Find("CourseService/ListCourses"));

    private static readonly RpcMethod<StreamHistoryRequest, StreamHistoryResponse> StreamHistory = new(Methods.Find("CourseService/StreamHistory"));

    /// <summary>Checks the courses named, or all of the clinic.</summary>
    public async Task RunAsync(IReadOnlyList<string> courses, LiveLog log, VerifyReport report, CancellationToken cancellationToken)
    {
        var all = courses.Count > 0 ? courses.ToAsyncEnumerable() : AllAsync(cancellationToken);
        await foreach (var course in all)
        {
            var check = await FollowAsync(course, cancellationToken);
            await log.ProveAsync(check, cancellationToken);
            report.Add(check);
        }

        await log.EndAsync(cancellationToken);
    }

    private async Task<ChainCheck> FollowAsync(string course, CancellationToken cancellationToken)
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
    private async IAsyncEnumerable<string> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
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
