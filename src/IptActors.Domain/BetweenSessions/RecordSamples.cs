using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.BetweenSessions;

/// <summary>Records observations made between sessions: momentary assessments, mood ratings, values of wearables, social rhythm.</summary>
/// <param name="Source">Code of the list <c>sample_source</c>: who or what made them.</param>
/// <param name="Device">Product and version of the app or device, at most 200 characters; null when there is none.</param>
/// <param name="Samples">1 to 500 observations, in any order.</param>
public sealed record RecordSamples(string Source, string? Device, ValueList<Sample> Samples) : BetweenSessionsCommand
{
    /// <summary>Most samples one command may carry: a week of a watch in one go, not a raw signal.</summary>
    public const int MostSamples = 500;

    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("source", Source, "sample_source");
        check.OptionalName("device", Device);
        check.Count("samples", Samples, 1, MostSamples);
        for (var index = 0; index < Math.Min(Samples.Count, MostSamples); index++)
        {
            Samples[index].Validate(check, $"samples[{index}]");
        }
    }
}

/// <summary>One observation as it is handed in.</summary>
/// <param name="Kind">Code of the list <c>sample_kind</c>, which says unit, range and direction.</param>
/// <param name="TakenAt">When it was made, not in the future.</param>
/// <param name="Value">Value in the unit of the kind; times of day in minutes after midnight, past midnight 1440 and more.</param>
/// <param name="Unit">The unit the sender means; must be that of the kind. Null trusts the kind.</param>
/// <param name="Context">Where, with whom, after what; null when not asked.</param>
public sealed record Sample(string Kind, DateTimeOffset TakenAt, int Value, string? Unit, ProtectedText? Context)
{
    internal void Validate(FieldChecks check, string path)
    {
        check.Code($"{path}.kind", Kind, "sample_kind");
        check.PastMoment($"{path}.taken_at", TakenAt);
        check.OptionalText($"{path}.context", Context);
        if (check.Catalog.Codes("sample_kind").Entries.FirstOrDefault(entry => entry.Code == Kind) is { } kind)
        {
            ValidateValue(kind, check, path);
        }
    }

    private void ValidateValue(CodeListEntry kind, FieldChecks check, string path)
    {
        if (kind.Range is { } range)
        {
            check.Range($"{path}.value", Value, range.Min, range.Max);
        }

        check.That(string.IsNullOrEmpty(Unit) || Unit == kind.Unit, $"{path}.unit", $"Expected the unit '{kind.Unit}' for {kind.Code}, found another.");
    }
}
