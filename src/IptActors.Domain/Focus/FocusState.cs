using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Focus;

/// <summary>What the treatment works on.</summary>
/// <param name="Areas">Every focus there ever was, by ordinal.</param>
/// <param name="Formulation">The formulation as last shared; null before the first.</param>
public sealed record FocusState(ValueList<FocusArea> Areas, Formulation? Formulation)
{
    /// <summary>Nothing chosen yet.</summary>
    public static FocusState None { get; } = new([], null);

    /// <summary>What was worked on when, in the order it was taken up.</summary>
    public ValueList<FocusSpan> Spans { get; init; } = [];

    /// <summary>The focuses the course works on now.</summary>
    public IEnumerable<FocusArea> Active => Areas.Where(area => area.Active);

    /// <summary>The focus with this ordinal; null when there is none.</summary>
    public FocusArea? Find(int ordinal) => ordinal >= 1 && ordinal <= Areas.Count ? Areas[ordinal - 1] : null;

    /// <summary>Whether an active focus has this problem area.</summary>
    public bool IsActive(string area) => Active.Any(focus => focus.Area == area);

    internal FocusState Evolve(FocusEvent happened, RecordedEvent recorded) => happened switch
    {
        ProblemAreaChosen e => this with
        {
            Areas = Areas.Add(new FocusArea(e.Focus, e.Area, e.RelatedPerson, recorded.OccurredOn, null, [])),
            Spans = Spans.Add(new FocusSpan(e.Focus, e.Area, recorded.OccurredOn, null)),
        },
        ProblemAreaChanged e => Change(e.Focus, area => new FocusArea(e.Focus, e.To, e.RelatedPerson, recorded.OccurredOn, null, [])) with
        {
            Spans = Ended(e.Focus, recorded.OccurredOn).Add(new FocusSpan(e.Focus, e.To, recorded.OccurredOn, null)),
        },
        ProblemAreaDropped e => Change(e.Focus, area => area with { DroppedOn = recorded.OccurredOn }) with { Spans = Ended(e.Focus, recorded.OccurredOn) },
        DisputeStaged e => Change(e.Focus, area => area with { Stages = area.Stages.Add(new DisputeStage(e.Stage, recorded.OccurredOn)) }),
        FormulationShared e => this with
        {
            Formulation = new Formulation(e.FormulationVersion, e.Diagnosis, e.ProblemAreas, e.ClientAgreement, recorded.OccurredOn, recorded.Version),
        },
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    private ValueList<FocusSpan> Ended(int focus, DateOnly on) =>
        Spans.Select(span => span.Focus == focus && span.Until is null ? span with { Until = on } : span).ToValueList();

    private FocusState Change(int ordinal, Func<FocusArea, FocusArea> change) =>
        this with { Areas = Areas.SetItem(ordinal - 1, change(Areas[ordinal - 1])) };
}
