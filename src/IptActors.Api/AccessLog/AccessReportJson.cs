using System.Text.Json;
using Google.Protobuf;
using IptActors.Contracts.V1;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;

namespace IptActors.Api.AccessLog;

/// <summary>The report as one JSON document; an access as the API answers it (protobuf's JSON form), a line each.</summary>
internal sealed class AccessReportJson : IAccessReport
{
    private bool _any;

    /// <inheritdoc/>
    public string Begin(CourseKey course, DateTimeOffset madeAt) =>
        $"{{\"course\":{JsonSerializer.Serialize(course.ToString())},\"madeAt\":\"{Timestamps.ToText(madeAt)}\",\"accesses\":[\n";

    /// <inheritdoc/>
    public string Add(IEnumerable<AccessRecord> accesses)
    {
        var separator = _any ? ",\n" : "";
        _any = true;
        return separator + string.Join(",\n", accesses.Select(access => JsonFormatter.Default.Format(access)));
    }

    /// <inheritdoc/>
    public string End() => "\n]}\n";
}
