using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>When a variant asks for a measure.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<MeasureMoment>))]
public enum MeasureMoment
{
    /// <summary>Before or in session 1.</summary>
    Baseline,

    /// <summary>At each attended session.</summary>
    EverySession,

    /// <summary>Once a week, also between sessions.</summary>
    Weekly,

    /// <summary>At the mid-course review or the sessions named by the variant.</summary>
    Review,

    /// <summary>At the last attended session, with the instrument of the baseline.</summary>
    End,
}
