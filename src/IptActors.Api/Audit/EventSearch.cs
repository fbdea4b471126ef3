using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Courses;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using ErrorReason = IptActors.Contracts.V1.ErrorReason;
using Status = Google.Rpc.Status;

namespace IptActors.Api.Audit;

/// <summary>Looks for recorded events.</summary>
internal sealed class EventSearch(AuditDesk desk)
{
    private const int DefaultPageSize = 50;
    private const int MaxPageSize = 1000;
    private const int MaxTypes = 100;
    private const int TagSize = 12;

    private static readonly AccessRow Access = AccessTable.Find("AuditService/SearchEvents")!;

    /// <summary>SearchEvents.</summary>
    public async ValueTask<ApiResult<SearchEventsResponse>> SearchAsync(SearchEventsRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        var admission = await desk.Services.Gate.AdmitAsync(Access, context, cancellationToken);
        if (admission.Caller is not { } caller)
        {
            return admission.Refusal!;
        }

        if (Clinics.Check(request.Parent, caller.Clinic) is { } notThere)
        {
            return notThere;
        }

        CourseKey? course = null;
        if (request.Course.Length > 0 || !caller.Scope.HasFlag(CourseScope.Clinic))
        {
            var (visit, refusal) = await desk.ReceiveAsync(Access, request.Course, context, cancellationToken);
            if (visit is null)
            {
                return refusal!;
            }

            course = visit.Course;
        }

        if (Check(request) is { } problem)
        {
            return problem;
        }

        if (!TryReadToken(request, out var after))
        {
            return Statuses.Of(Code.InvalidArgument, ErrorReason.InvalidPageToken, "This page_token does not belong to this query. Start again without one.");
        }

        try
        {
            var query = Query(request, caller.Clinic, course?.Course, after);
            var found = await desk.Services.Events.SearchAsync(query, cancellationToken);
            context.Access.Discloses(found.Select(stored => stored.Course));
            var response = new SearchEventsResponse();
            foreach (var stored in found)
            {
                if (TryDecode(stored) is not { } record)
                {
                    // Named, so that the search can go on beyond it by narrowing the time or the type.
                    return desk.Services.Refusals.Of(new Refusal.ChainBroken(stored.Event.Version), stored.Course);
                }

                response.Events.Add(HistoryEvents.Of(record, caller.Person));
            }

            // A full page may be the last one; the next is then empty, which AIP-158 allows and costs no count.
            response.NextPageToken = found.Count == query.Limit ? Token(request, found[^1].Position) : "";
            return response;
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }

    private static CourseEventRecord? TryDecode(StoredEvent stored)
    {
        try
        {
            return EventCodec.Default.Decode(stored);
        }
        catch (Exception unreadable) when (unreadable is EventDecodingException or UnknownEventTypeException)
        {
            return null;
        }
    }

    private static Status? Check(SearchEventsRequest request)
    {
        var violations = new List<FieldViolation>();
        if (request.PageSize < 0)
        {
            violations.Add(new FieldViolation("page_size", $"Expected 0 or more, found {request.PageSize}."));
        }

        if (request.Types_.Count > MaxTypes)
        {
            violations.Add(new FieldViolation("types", $"Expected at most {MaxTypes}, found {request.Types_.Count}."));
        }

        for (var i = 0; i < request.Types_.Count; i++)
        {
            if (!EventTypes.All.Any(known => known.Name == request.Types_[i]))
            {
                violations.Add(new FieldViolation($"types[{i}]", "Expected a type of docs/events.md, found another."));
            }
        }

        if (request.Person.Length > FieldReader.MaxNameLength || Characters.ProblemOf(request.Person, multiline: false) is not null)
        {
            violations.Add(new FieldViolation("person", $"Expected an id of at most {FieldReader.MaxNameLength} characters without control characters, found another."));
        }

        foreach (var (field, moment) in ((string, Timestamp?)[])
        [
            ("recorded_from", request.RecordedFrom), ("recorded_until", request.RecordedUntil), ("occurred_from", request.OccurredFrom), ("occurred_until", request.OccurredUntil),
        ])
        {
            if (moment is not null && !Moments.IsWithinBounds(moment))
            {
                violations.Add(new FieldViolation(field, Moments.Expected));
            }
        }

        return violations.Count > 0 ? RefusalStatus.Invalid(violations) : null;
    }

    private static EventQuery Query(SearchEventsRequest request, ClinicId clinic, CourseId? course, long after) => new(clinic)
    {
        Types = [.. request.Types_],
        Course = course,
        Person = request.Person.Length > 0 ? request.Person : null,
        RecordedFrom = OptionalMoment(request.RecordedFrom),
        RecordedUntil = OptionalMoment(request.RecordedUntil),
        OccurredFrom = OptionalMoment(request.OccurredFrom),
        OccurredUntil = OptionalMoment(request.OccurredUntil),
        AfterPosition = after,
        Limit = request.PageSize == 0 ? DefaultPageSize : Math.Min(request.PageSize, MaxPageSize),
    };

    private static DateTimeOffset? OptionalMoment(Timestamp? moment) => moment is null ? null : Moments.Of(moment);

    private static string Token(SearchEventsRequest request, long last)
    {
        Span<byte> token = stackalloc byte[TagSize + sizeof(long)];
        Tag(request).CopyTo(token);
        BinaryPrimitives.WriteInt64BigEndian(token[TagSize..], last);
        return Base64Url.EncodeToString(token);
    }

    private static bool TryReadToken(SearchEventsRequest request, out long after)
    {
        after = 0;
        if (request.PageToken.Length == 0)
        {
            return true;
        }

        if (request.PageToken.Length > 100 || !Base64Url.IsValid(request.PageToken))
        {
            return false;
        }

        var token = Base64Url.DecodeFromChars(request.PageToken);
        if (token.Length != TagSize + sizeof(long) || !token.AsSpan(0, TagSize).SequenceEqual(Tag(request)))
        {
            return false;
        }

        after = BinaryPrimitives.ReadInt64BigEndian(token.AsSpan(TagSize));
        return after >= 0;
    }

    // Bound to the filters; pages may be of different sizes.
    private static ReadOnlySpan<byte> Tag(SearchEventsRequest request) =>
        SHA256.HashData(new SearchEventsRequest(request) { PageToken = "", PageSize = 0 }.ToByteArray()).AsSpan(0, TagSize);
}
