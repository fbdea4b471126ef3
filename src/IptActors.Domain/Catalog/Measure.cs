namespace IptActors.Domain.Catalog;

/// <summary>An instrument: its items, how its total is made, and what its totals mean. Whole numbers only; see <see cref="TotalFormula.Scale"/>.</summary>
public sealed record Measure : CatalogEntry
{
    /// <summary>Version of the instrument that the codes and thresholds describe.</summary>
    public required string Version { get; init; }

    /// <summary>Who answers it.</summary>
    public required MeasureRespondent Respondent { get; init; }

    /// <summary>Which way its total points.</summary>
    public required ScoreDirection Direction { get; init; }

    /// <summary>True when it measures symptoms of the disorder, so that a session with it counts as measured (fidelity F2).</summary>
    public required bool Symptom { get; init; }

    /// <summary>Sentence before the items; null where the licence does not allow it.</summary>
    public string? Stem { get; init; }

    /// <summary>Denominator of the item answers: 10 when answers are stored in tenths, otherwise 1.</summary>
    public required int ItemScale { get; init; }

    /// <summary>Questions in the order of the form.</summary>
    public required IReadOnlyList<MeasureItem> Items { get; init; }

    /// <summary>Answers shared by all items; empty where they differ by item or are continuous.</summary>
    public IReadOnlyList<AnswerOption> Answers { get => field ?? []; init; }

    /// <summary>How the total is made.</summary>
    public required TotalFormula Total { get; init; }

    /// <summary>Severity bands from low to high totals; empty when none are published.</summary>
    public IReadOnlyList<Band> Bands { get => field ?? []; init; }

    /// <summary>Named thresholds, the default first; empty when none are published.</summary>
    public IReadOnlyList<CutOff> CutOffs { get => field ?? []; init; }

    /// <summary>Reliable change by rule set; a rule set that is not listed must be computed locally.</summary>
    public IReadOnlyList<ReliableChange> ReliableChange { get => field ?? []; init; }

    /// <summary>Smallest noticeable changes.</summary>
    public IReadOnlyList<MeaningfulChange> MeaningfulChange { get => field ?? []; init; }

    /// <summary>Response; null when the literature has none.</summary>
    public ResponseRule? Response { get; init; }

    /// <summary>Remission, the default first; empty when the literature has none.</summary>
    public IReadOnlyList<RemissionRule> Remission { get => field ?? []; init; }

    /// <summary>What to do about unanswered items.</summary>
    public required MissingItemRule Missing { get; init; }

    /// <summary>Domains or subscales.</summary>
    public IReadOnlyList<Subscale> Subscales { get => field ?? []; init; }

    /// <summary>Items whose answer alone asks for a risk review.</summary>
    public IReadOnlyList<RiskItem> RiskItems { get => field ?? []; init; }

    /// <summary>Rule for a provisional diagnosis; null when there is none.</summary>
    public DiagnosticRule? Diagnosis { get; init; }

    /// <summary>LOINC or local codes of the panel and the total.</summary>
    public required IReadOnlyList<Coding> Codings { get; init; }

    /// <summary>Right to the wording.</summary>
    public required MeasureLicence Licence { get; init; }

    /// <summary>Cut-off used when none is named; null when the measure has none.</summary>
    public CutOff? DefaultCutOff => CutOffs.Count > 0 ? CutOffs[0] : null;

    /// <summary>The item with this code, or null.</summary>
    public MeasureItem? Item(string code) => Items.FirstOrDefault(i => i.Code == code);

    /// <summary>The named cut-off, or null.</summary>
    public CutOff? CutOff(string code) => CutOffs.FirstOrDefault(c => c.Code == code);

    /// <summary>The default cut-off for a person of this age, the first one whose ages fit; null when none does.</summary>
    public CutOff? CutOffFor(int years) => CutOffs.FirstOrDefault(c => c.Ages is null || c.Ages.Value.Contains(years));

    /// <summary>The band a total falls in, or null when the measure has no bands. The total is in total units.</summary>
    public Band? BandOf(int total) => Bands.FirstOrDefault(b => total >= b.Min && total <= b.Max);

    /// <summary>Reliable change under a rule set, or null when it must be computed locally.</summary>
    public ReliableChange? ReliableChangeOf(string ruleSet) => ReliableChange.FirstOrDefault(c => c.RuleSet == ruleSet);
}
