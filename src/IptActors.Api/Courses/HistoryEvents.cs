using IptActors.Api.Binding;
using IptActors.Contracts.V1;
using IptActors.Domain.Care;
using IptActors.Engine.History;

namespace IptActors.Api.Courses;

/// <summary>Words recorded events as they go over the wire.</summary>
internal static class HistoryEvents
{
    /// <summary>The event as it is stored, envelope and data; without the text when it is somebody else's process note.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="reader">The person who reads.</param>
    public static CourseEvent Of(CourseEventRecord happened, string reader)
    {
        var stored = happened.Stored.Event;
        var headers = happened.Headers;
        var worded = new CourseEvent
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
            RequestHash = headers.RequestHash.ToString(),
        };
        if (happened.Recorded.Event is ProcessNoteWritten && (headers.OnBehalfOf ?? headers.Actor) != reader)
        {
            worded.Data.Fields.Remove("text");
            worded.Withheld = true;
        }

        return worded;
    }
}
