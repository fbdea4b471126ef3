using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;

namespace IptActors.Cli.Verifying;

/// <summary>Computes the hash that an event must carry, as docs/hash-chain.md says.</summary>
internal static class EventProof
{
    /// <summary>What the first event of a course follows on.</summary>
    /// <param name="clinic">Id of the clinic.</param>
    /// <param name="course">Id of the course.</param>
    public static string Root(string clinic, string course) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{clinic}/{course}")));

    /// <summary>The hash of an event after another.</summary>
    /// <param name="previous">Hash of the one before.</param>
    /// <param name="recorded">The event, whole.</param>
    /// <param name="clinic">Id of the clinic.</param>
    /// <param name="course">Id of the course.</param>
    public static string Hash(string previous, CourseEvent recorded, string clinic, string course) =>
        Hash(previous, Envelope(recorded, clinic, course));

    /// <summary>The hash of an event after another.</summary>
    /// <param name="previous">Hash of the one before.</param>
    /// <param name="envelope">Its envelope with its data.</param>
    public static string Hash(string previous, JsonObject envelope) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(previous), .. Encoding.UTF8.GetBytes(CanonicalJson.Of(envelope))]));

    private static JsonObject Envelope(CourseEvent recorded, string clinic, string course)
    {
        var envelope = new JsonObject
        {
            ["actor"] = recorded.Actor,
            ["clinic"] = clinic,
            ["course"] = course,
            ["data"] = MessageJson.Node(recorded.Data),
            ["id"] = recorded.EventId,
            ["occurred_at"] = Moment(recorded.OccurredAt),
            ["recorded_at"] = Moment(recorded.RecordedAt),
            ["request_hash"] = recorded.RequestHash,
            ["request_id"] = recorded.RequestId,
            ["role"] = recorded.Role,
            ["schema"] = recorded.Schema,
            ["type"] = recorded.Type,
            ["version"] = recorded.Version,
        };
        AddIfGiven(envelope, "causation_id", recorded.CausationId);
        AddIfGiven(envelope, "correlation_id", recorded.CorrelationId);
        AddIfGiven(envelope, "on_behalf_of", recorded.OnBehalfOf);
        AddIfGiven(envelope, "reason", recorded.Reason);
        return envelope;
    }

    private static void AddIfGiven(JsonObject envelope, string name, string value)
    {
        if (value.Length > 0)
        {
            envelope[name] = value;
        }
    }

    private static string Moment(Timestamp moment) => moment.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
