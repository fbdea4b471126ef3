namespace IptActors.Domain.Measures;

/// <summary>How a measure was given, whether its answers or only its total are known. The members mean the same as in the commands.</summary>
internal sealed record Circumstances(DateTimeOffset? CompletedAt, int? Session, string Mode, string CompletedBy, string? Language, string? InstrumentVersion)
{
    public static Circumstances Of(CompleteMeasure c) => new(c.CompletedAt, c.Session, c.Mode, c.CompletedBy, c.Language, c.InstrumentVersion);

    public static Circumstances Of(RecordTotal c) => new(c.CompletedAt, c.Session, c.Mode, c.CompletedBy, c.Language, c.InstrumentVersion);
}
