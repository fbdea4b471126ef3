using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Engine.Projections.GoalProgress;

namespace IptActors.Api.Projections;

/// <summary>GetGoalProgress.</summary>
internal sealed class GoalQueries(ProjectionFrame frame)
{
    private static readonly AccessRow GetAccess = AccessTable.Find("ProjectionService/GetGoalProgress")!;

    /// <summary>GetGoalProgress.</summary>
    public ValueTask<ApiResult<GetGoalProgressResponse>> GetAsync(GetGoalProgressRequest request, ApiCallContext context, CancellationToken cancellationToken) =>
        frame.AnswerAsync<GetGoalProgressResponse>(
            ProjectionAsk.Course(GetAccess, GoalProgressProjection.Instance, request.Course, request.MinPosition),
            static _ => { },
            async (reader, token) =>
            {
                var goals = await reader.Rows.ListAsync(GoalProgressProjection.Goals, reader.Query, token);
                var ratings = (await reader.Rows.ListAsync(GoalProgressProjection.Ratings, reader.Query, token)).ToLookup(rating => rating.Goal);
                return new GetGoalProgressResponse { Goals = { goals.Select(goal => Of(goal, ratings[goal.Goal])) }, Position = reader.Position };
            },
            context,
            cancellationToken);

    private static GoalTrajectory Of(GoalRow row, IEnumerable<GoalRatingRow> ratings)
    {
        var message = new GoalTrajectory
        {
            Goal = row.Goal,
            Text = row.Text,
            ProblemArea = row.ProblemArea ?? "",
            Measure = row.Measure,
            Target = row.Target,
            Status = row.Status,
            Achievement = row.Achievement ?? "",
            Ratings = { ratings.Select(rating => new GoalRatingPoint { Version = rating.Version, RatedAt = rating.RatedAt.ToTimestamp(), Value = rating.Value, Achievement = rating.Achievement }) },
        };
        Set(row.Baseline, value => message.Baseline = value);
        Set(row.ProgressPerMille, value => message.ProgressPerMille = value);
        Set(row.DueSession, value => message.DueSession = value);
        Set(row.RelatedPerson, value => message.RelatedPerson = value);
        return message;
    }

    private static void Set(int? value, Action<int> set)
    {
        if (value is { } given)
        {
            set(given);
        }
    }
}
