namespace IptActors.Domain.Catalog;

/// <summary>
/// A variant of Interpersonal Psychotherapy. It sets defaults and warning limits; the contract of a course overrides it within
/// <see cref="Sessions"/>, with a warning and a reason up to <see cref="AbsoluteSessions"/>, and never beyond.
/// </summary>
public sealed record Protocol : CatalogEntry
{
    /// <summary>Who sits in an ordinary session.</summary>
    public required ProtocolFormat Format { get; init; }

    /// <summary>Contracted acute sessions the variant is meant for. Outside: a warning.</summary>
    public required IntRange Sessions { get; init; }

    /// <summary>Contracted sessions that are accepted at all. Outside: a refusal.</summary>
    public required IntRange AbsoluteSessions { get; init; }

    /// <summary>Codes of the list frequency, the default first.</summary>
    public required IReadOnlyList<string> Frequencies { get; init; }

    /// <summary>Length of a session in minutes; null when the source names none.</summary>
    public IntRange? Minutes { get; init; }

    /// <summary>Published divisions into phases, the default first; empty means <see cref="PhaseSplit.Standard"/>.</summary>
    public IReadOnlyList<PhaseSplit> Splits { get => field ?? []; init; }

    /// <summary>Ages the variant is meant for.</summary>
    public required AgeRange Ages { get; init; }

    /// <summary>Codes of the problem areas that may be the focus.</summary>
    public required IReadOnlyList<string> FocusAllowed { get; init; }

    /// <summary>Codes of the modalities the variant is delivered in, the default first; empty means any.</summary>
    public IReadOnlyList<string> Modalities { get => field ?? []; init; }

    /// <summary>Members of a group; null when the variant has no group.</summary>
    public IntRange? GroupMembers { get; init; }

    /// <summary>Sessions outside the ordinary ones.</summary>
    public IReadOnlyList<SessionExtra> Extras { get => field ?? []; init; }

    /// <summary>Measures the variant asks for. A missing one is a warning.</summary>
    public IReadOnlyList<MeasureRequirement> RequiredMeasures { get => field ?? []; init; }

    /// <summary>Diaries the variant asks for between sessions.</summary>
    public IReadOnlyList<SampleRequirement> RequiredSamples { get => field ?? []; init; }

    /// <summary>Place of tasks between sessions.</summary>
    public required WorkAtHome WorkAtHome { get; init; }

    /// <summary>Codes of techniques that count as core in this variant beyond those that are core everywhere.</summary>
    public IReadOnlyList<string> CoreTechniques { get => field ?? []; init; }

    /// <summary>Scores the trials admitted with; all of them should hold.</summary>
    public IReadOnlyList<EntryCriterion> Entry { get => field ?? []; init; }

    /// <summary>Codes of the list exclusion: conditions in which the variant is not offered.</summary>
    public IReadOnlyList<string> Exclusions { get => field ?? []; init; }

    /// <summary>Numbers of the sessions in which the variant reviews progress; empty means the midpoint of the contract.</summary>
    public IReadOnlyList<int> ReviewSessions { get => field ?? []; init; }

    /// <summary>Maintenance after the acute course; null when the source describes none.</summary>
    public MaintenancePlan? Maintenance { get; init; }

    /// <summary>True when the variant has no phases of its own and is entered from the initial phase under a maintenance contract.</summary>
    public bool MaintenanceOnly { get; init; }

    /// <summary>Codes in other terminologies.</summary>
    public IReadOnlyList<Coding> Codings { get => field ?? []; init; }

    /// <summary>The split to use: the named one, the one written for this number of sessions, or the default.</summary>
    /// <param name="code">Code of a split; null chooses by <paramref name="sessions"/>. An unknown code is treated as null.</param>
    /// <param name="sessions">Contracted sessions; null when there is no contract yet.</param>
    public PhaseSplit Split(string? code = null, int? sessions = null) =>
        Splits.FirstOrDefault(s => s.Code == code)
        ?? Splits.FirstOrDefault(s => sessions is not null && s.Sessions == sessions)
        ?? (Splits.Count > 0 ? Splits[0] : PhaseSplit.Standard);
}
