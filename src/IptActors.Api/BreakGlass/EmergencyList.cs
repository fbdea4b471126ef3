using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.AccessLog;
using IptActors.Api.Binding;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Emergencies;
using IptActors.Engine.Journal;

namespace IptActors.Api.BreakGlass;

/// <summary>Lists the emergency accesses that wait for their review.</summary>
internal sealed class EmergencyList(IEmergencyReviews reviews, ICourses courses, Gate gate)
{
    private const int DefaultPageSize = 50;
    private const int MaxPageSize = 1000;

    private static readonly AccessRow Access = AccessTable.Find("BreakGlassService/ListEmergencyAccess")!;

    /// <summary>ListEmergencyAccess.</summary>
    public async ValueTask<ApiResult<ListEmergencyAccessResponse>> ListAsync(
        ListEmergencyAccessRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        var admission = await gate.AdmitAsync(Access, context, cancellationToken);
        if (admission.Caller is not { } caller)
        {
            return admission.Refusal!;
        }

        if (ParentName.ProblemOf(request.Parent, request.PageSize) is { Count: > 0 } violations)
        {
            return RefusalStatus.Invalid(violations);
        }

        if (request.Parent != $"clinics/{caller.Clinic}")
        {
            return RefusalStatus.NotPermitted();
        }

        var after = 0L;
        if (request.PageToken.Length > 0 && !PositionToken.TryRead(request.PageToken, out after, "emergency", caller.Clinic.Value))
        {
            return Statuses.Of(Code.InvalidArgument, ErrorReason.InvalidPageToken, "This page_token does not belong to this query. Start again without one.");
        }

        try
        {
            var limit = request.PageSize == 0 ? DefaultPageSize : Math.Min(request.PageSize, MaxPageSize);
            var page = await reviews.ListAsync(caller.Clinic, after, limit, cancellationToken);
            var response = new ListEmergencyAccessResponse
            {
                NextPageToken = page.Count == limit ? PositionToken.Make(page[^1].Position, "emergency", caller.Clinic.Value) : "",
            };
            foreach (var review in page)
            {
                if (await SummaryAsync(review, caller, admission.Detail, cancellationToken) is { } summary)
                {
                    response.Accesses.Add(summary);
                }
            }

            context.Access.Discloses(page.Select(review => review.Course));
            return response;
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }

    // The list says where to look; what there is to see is in the course.
    private async ValueTask<EmergencyAccessSummary?> SummaryAsync(OpenEmergencyReview review, Caller caller, CourseDetail detail, CancellationToken cancellationToken)
    {
        if (await courses.ReadAsync(review.Course, caller, cancellationToken) is not CourseReading.Found found
            || found.State.Emergencies.OpenReviews.FirstOrDefault(open => open.Ordinal == review.Emergency) is not { } access)
        {
            return null;
        }

        return new EmergencyAccessSummary
        {
            Course = review.Course.ToString(),
            Emergency = access.Ordinal,
            By = access.By,
            OpenTime = access.OpenedAt.ToTimestamp(),
            ExpireTime = access.ExpiresAt.ToTimestamp(),
            Reason = detail == CourseDetail.Full ? access.Reason.Value : "",
        };
    }
}
