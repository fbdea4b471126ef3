using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>Which way a total points.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ScoreDirection>))]
public enum ScoreDirection
{
    /// <summary>A falling total is an improvement.</summary>
    HigherIsWorse,

    /// <summary>A rising total is an improvement: ORS, SRS, SRM-5.</summary>
    HigherIsBetter,
}
