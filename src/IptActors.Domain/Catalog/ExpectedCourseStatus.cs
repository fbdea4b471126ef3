using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>Whether a course goes as expected, from good to bad.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ExpectedCourseStatus>))]
public enum ExpectedCourseStatus
{
    /// <summary>As expected or better.</summary>
    OnTrack,

    /// <summary>Worse than expected: look at it with the client.</summary>
    Watch,

    /// <summary>Much worse than expected, or reliably worse than at the start.</summary>
    OffTrack,
}
