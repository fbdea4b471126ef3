using IptActors.Api.Binding;
using IptActors.Contracts.V1;
using IptActors.Engine.History;

namespace IptActors.Api.Courses;

/// <summary>Words recorded events as they go over the wire.</summary>
internal static class HistoryEvents
{
    /// <summary>The event as it is stored, envelope and data.</summary>
    public static CourseEvent Of(CourseEventRecord happened)
    {
        var stored = happened.Stored.Event;
        var headers = happened.Headers;
        return new CourseEvent
        {
            EventId = stored.Id.ToString("D"),
            Course = happened.Stored.Course.ToString(),
            Version = stored.Version,
            Position = happened.Stored.Position,
            Type = stored.Type,
            Schema = headers.Schema,
            RecordedAt = stored.RecordedAt.ToTimestamp(),
            OccurredAt = headers.OccurredAt.ToTimestamp(),
            Actor = headers.Actor,
            Role = headers.Role,
            OnBehalfOf = headers.OnBehalfOf ?? "",
            Reason = headers.Reason?.Value ?? "",
            RequestId = headers.RequestId.ToString("D"),
            Data = JsonStruct.Read(stored.Data.Span),
            Hash = headers.Hash.ToString(),
            PrevHash = headers.PreviousHash.ToString(),
            CorrelationId = stored.CorrelationId ?? "",
            CausationId = stored.CausationId ?? "",
        };
    }
}
