namespace IptActors.Domain.Catalog;

/// <summary>A task of the checklist of a course.</summary>
public sealed record TaskDefinition : CatalogEntry
{
    /// <summary>Phase it belongs to; null for the letter after closure.</summary>
    public string? Phase { get; init; }

    /// <summary>When it is due.</summary>
    public required TaskDue Due { get; init; }

    /// <summary>Whether its absence refuses a command or leaves a finding.</summary>
    public required RuleKind Kind { get; init; }

    /// <summary>The step it holds up; null exactly for warnings.</summary>
    public TaskGate? Gate { get; init; }

    /// <summary>Differences by protocol.</summary>
    public IReadOnlyList<TaskOverride> Overrides { get => field ?? []; init; }

    /// <summary>The task as it stands for a protocol and split. The first fitting override wins.</summary>
    public TaskDefinition For(string protocol, string? split = null)
    {
        var difference = Overrides.FirstOrDefault(o => (o.Protocol is null || o.Protocol == protocol) && (o.Split is null || o.Split == split));
        return difference is null ? this : this with { Due = difference.Due ?? Due, Kind = difference.Kind ?? Kind };
    }
}
