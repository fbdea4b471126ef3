using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>What a rule of the expected course looks at.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ExpectedCourseTest>))]
public enum ExpectedCourseTest
{
    /// <summary>The score is in remission by the rule of the measure.</summary>
    Remission,

    /// <summary>The score is reliably worse than the first.</summary>
    ReliablyWorse,

    /// <summary>The score is worse than expected by more than a margin.</summary>
    WorseThanExpected,

    /// <summary>The score improved by less than a share of the first, and was at caseness then.</summary>
    TooLittleChange,

    /// <summary>Applies always.</summary>
    Otherwise,
}
