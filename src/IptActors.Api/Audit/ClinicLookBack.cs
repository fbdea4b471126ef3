using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Measures;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using Status = Google.Rpc.Status;

namespace IptActors.Api.Audit;

/// <summary>Shows the courses of a clinic as of a moment.</summary>
internal sealed class ClinicLookBack(AuditDesk desk)
{
    private static readonly AccessRow Access = AccessTable.Find("AuditService/StreamClinicAsOf")!;

    /// <summary>StreamClinicAsOf.</summary>
    public async ValueTask<Status?> StreamAsync(
        StreamClinicAsOfRequest request, ResponseWriter<StreamClinicAsOfResponse> write, ApiCallContext context, CancellationToken cancellationToken)
    {
        var services = desk.Services;
        var admission = await services.Gate.AdmitAsync(Access, context, cancellationToken);
        if (admission.Caller is not { } caller)
        {
            return admission.Refusal;
        }

        try
        {
            if (Clinics.Check(request.Parent, caller.Clinic) is { } notThere)
            {
                return notThere;
            }

            var moment = MomentOf(request);
            if (await moment.CheckAsync(services, cancellationToken) is { } problem)
            {
                return problem;
            }

            // Said before anything is shown: also a clinic without courses was looked at.
            context.Access.DisclosesAggregate();
            await foreach (var (snapshot, events) in ClinicCourses.ReadAsync(services.Events, caller.Clinic, moment.Includes(), cancellationToken))
            {
                context.Access.Discloses(events[0].Stored.Course);
                await write(Line(snapshot, events), cancellationToken);
            }

            return null;
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }

    private static ClinicMoment MomentOf(StreamClinicAsOfRequest request) => request.AsOfCase switch
    {
        StreamClinicAsOfRequest.AsOfOneofCase.Position => new ClinicMoment(request.Position, null),
        StreamClinicAsOfRequest.AsOfOneofCase.RecordedAt => new ClinicMoment(null, request.RecordedAt),
        _ => default,
    };

    private static StreamClinicAsOfResponse Line(CourseSnapshot snapshot, List<CourseEventRecord> events)
    {
        var state = snapshot.State;
        var course = events[0].Stored.Course;
        var line = new StreamClinicAsOfResponse
        {
            Course = course.ToString(),
            Version = snapshot.Version,
            Position = snapshot.Position,
            Summary = new CourseSummary
            {
                Course = course.ToString(),
                Service = state.Referral!.Service,
                Protocol = state.Referral.Protocol,
                Phase = state.Lifecycle.Phase.ToWire(),
                Suspended = state.Lifecycle.Suspended,
                Therapist = state.CareTeam.Therapist ?? "",
                Supervisor = state.CareTeam.Supervisor ?? "",
                OpenTime = snapshot.OpenedAt.ToTimestamp(),
                UpdateTime = state.LastRecordedAt.ToTimestamp(),
            },
            SessionsHeld = state.Sessions.HeldCount,
            SessionsAgreed = state.Contracts.Acute?.Sessions ?? 0,
            OpenRiskReviews = state.Risks.OpenReviewCount,
            ChainBrokenAt = snapshot.ChainBreak?.Version ?? 0,
            UnreadableFrom = snapshot.UnreadableFrom ?? 0,
        };
        line.Scores.AddRange(state.Measures.Measures.Select(measure => Pair(state.Measures, measure)).OfType<ScorePair>());
        if (state.Lifecycle.Closure is { } closure)
        {
            line.Closure = new Closure
            {
                From = closure.From.ToWire(),
                Reason = closure.Reason,
                SubReason = closure.SubReason ?? "",
                NhsCode = closure.NhsCode ?? "",
                Destination = closure.Destination ?? "",
                ClosedOn = closure.ClosedOn.ToDate(),
                DiedOn = closure.DiedOn?.ToDate(),
                Terminal = closure.Terminal,
                RetainUntil = closure.RetainUntil.ToDate(),
            };
            if (closure.Planned is { } planned)
            {
                line.Closure.Planned = planned;
            }
        }

        return line;
    }

    private static ScorePair? Pair(MeasureBook measures, string measure)
    {
        var scores = measures.Scores(measure).Where(score => !score.AfterClosure).ToList();
        if (scores.Count == 0)
        {
            return null;
        }

        var pair = new ScorePair { Measure = measure, First = scores[0].Total!.Value, Last = scores[^1].Total!.Value, Scale = scores[0].Scale, Count = scores.Count };
        if (scores[0].Case is { } first)
        {
            pair.CaseAtFirst = first;
        }

        if (scores[^1].Case is { } last)
        {
            pair.CaseAtLast = last;
        }

        return pair;
    }
}
