using IptActors.Api.Access;
using IptActors.Api.Audit;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Outcomes;
using IptActors.Engine.History;
using IptActors.Engine.Projections.OutcomeTrajectories;
using IptActors.Engine.Projections.Queries;

namespace IptActors.Api.Projections;

/// <summary>GetOutcomeTrajectory and ListOffTrack.</summary>
internal sealed class TrajectoryQueries(ProjectionFrame frame, CourseHistory history)
{
    private const int Watch = (int)Domain.Catalog.ExpectedCourseStatus.Watch;

    private static readonly AccessRow GetAccess = AccessTable.Find("ProjectionService/GetOutcomeTrajectory")!;
    private static readonly AccessRow ListAccess = AccessTable.Find("ProjectionService/ListOffTrack")!;
    private static readonly (string Field, string Column)[] Orders = [("concern", "concern")];

    /// <summary>GetOutcomeTrajectory.</summary>
    public ValueTask<ApiResult<GetOutcomeTrajectoryResponse>> GetAsync(GetOutcomeTrajectoryRequest request, ApiCallContext context, CancellationToken cancellationToken) =>
        frame.AnswerAsync<GetOutcomeTrajectoryResponse>(
            ProjectionAsk.Course(GetAccess, OutcomeTrajectoryProjection.Instance, request.Course, request.MinPosition),
            violations =>
            {
                if (request.AtVersion < 0)
                {
                    violations.Add(new FieldViolation("at_version", $"Expected 0 or more, found {request.AtVersion}."));
                }

                for (var i = 0; i < request.Measures.Count; i++)
                {
                    violations.Text($"measures[{i}]", request.Measures[i]);
                }
            },
            async (reader, token) =>
            {
                if (request.AtVersion > 0 && PastMoments.CheckVersion("at_version", request.AtVersion, await LastVersionAsync(reader, request.AtVersion, token)) is { } beyond)
                {
                    return beyond;
                }

                var trajectories = request.AtVersion == 0 ? await LiveAsync(reader, token) : await PastAsync(reader, request.AtVersion, token);
                var wanted = trajectories.Where(it => request.Measures.Count == 0 || request.Measures.Contains(it.Measure.Code));
                return new GetOutcomeTrajectoryResponse { Trajectories = { wanted.Select(TrajectoryMessages.Of) }, Position = reader.Position };
            },
            context,
            cancellationToken);

    /// <summary>ListOffTrack.</summary>
    public ValueTask<ApiResult<ListOffTrackResponse>> ListAsync(ListOffTrackRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        RowPage page = null!;
        return frame.AnswerAsync(
            ProjectionAsk.Clinic(ListAccess, OutcomeTrajectoryProjection.Instance, request.Parent, request.MinPosition),
            violations =>
            {
                page = RowPage.Read(request.PageSize, "concern desc", Orders, 50, violations);
                violations.Text("therapist", request.Therapist);
            },
            (reader, token) => page.AnswerAsync(
                reader,
                OutcomeTrajectoryProjection.Measures,
                reader.Query
                    .Where("closed", RowComparison.Equal, false)
                    .Where("concern", RowComparison.AtLeast, request.IncludeWatch ? Watch : Watch + 1)
                    .Where("therapist", RowComparison.Equal, request.Therapist.NullIfEmpty()),
                request,
                request.PageToken,
                (rows, next) => new ListOffTrackResponse
                {
                    Courses =
                    {
                        rows.Select(row => new OffTrackCourse
                        {
                            Course = reader.NameOf(row.Course),
                            Therapist = row.Therapist ?? "",
                            Measure = row.Measure,
                            Signal = TrajectoryMessages.Of(row),
                        }),
                    },
                    NextPageToken = next,
                    Position = reader.Position,
                },
                token),
            context,
            cancellationToken);
    }

    private static async ValueTask<IReadOnlyList<OutcomeTrajectory>> LiveAsync(ProjectionReader reader, CancellationToken cancellationToken)
    {
        var scores = await reader.Rows.ListAsync(OutcomeTrajectoryProjection.Scores, reader.Query, cancellationToken);
        if (scores.Count == 0)
        {
            return [];
        }

        var measures = await reader.Rows.ListAsync(OutcomeTrajectoryProjection.Measures, reader.Query, cancellationToken);
        return OutcomeTrajectory.Of(OutcomeTrajectoryProjection.Entries(scores), measures[0].PlannedSessions, reader.Catalog, reader.Catalog.PolicyOf(reader.Course!.Service));
    }

    // The row of the course may be behind what the caller has written.
    private async ValueTask<long> LastVersionAsync(ProjectionReader reader, long asked, CancellationToken cancellationToken) => asked <= reader.Course!.Version
        ? reader.Course.Version
        : (await history.FoldAsync(reader.KeyOf(reader.Course.Course), new AsOf.Version(asked), cancellationToken)).State.Version;

    // From the events themselves, so that a signal can be seen as it stood on the day, or that there was none.
    private async ValueTask<IReadOnlyList<OutcomeTrajectory>> PastAsync(ProjectionReader reader, long version, CancellationToken cancellationToken)
    {
        var snapshot = await history.FoldAsync(reader.KeyOf(reader.Course!.Course), new AsOf.Version(version), cancellationToken);
        return OutcomeTrajectory.Of(snapshot.State, reader.Catalog);
    }
}
