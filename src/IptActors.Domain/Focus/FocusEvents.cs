using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Focus;

/// <summary>What happened to the focus of the treatment.</summary>
public abstract record FocusEvent : CourseEvent
{
    private protected FocusEvent()
    {
    }
}

/// <summary>A problem area was chosen as focus.</summary>
/// <param name="Focus">Ordinal of the focus in the course, from 1.</param>
/// <param name="Area">Code of a problem area.</param>
/// <param name="RelatedPerson">Ordinal of a person of the inventory; null when it is about none.</param>
/// <param name="Rationale">How the symptoms are tied to it.</param>
/// <param name="SecondOpinion">Code of the area a second clinician would choose; null when nobody was asked.</param>
public sealed record ProblemAreaChosen(int Focus, string Area, int? RelatedPerson, ProtectedText Rationale, string? SecondOpinion) : FocusEvent;

/// <summary>Another problem area took the place of one.</summary>
/// <param name="Focus">Ordinal of the focus; it stays.</param>
/// <param name="From">Code of the area left.</param>
/// <param name="To">Code of the area taken up.</param>
/// <param name="RelatedPerson">Ordinal of a person of the inventory; null when it is about none.</param>
/// <param name="Reason">Why.</param>
public sealed record ProblemAreaChanged(int Focus, string From, string To, int? RelatedPerson, ProtectedText Reason) : FocusEvent;

/// <summary>Work on a problem area ended.</summary>
/// <param name="Focus">Ordinal of the focus.</param>
/// <param name="Area">Code of the area.</param>
/// <param name="Reason">Why.</param>
public sealed record ProblemAreaDropped(int Focus, string Area, ProtectedText Reason) : FocusEvent;

/// <summary>It was said where a dispute stands.</summary>
/// <param name="Focus">Ordinal of the focus.</param>
/// <param name="From">Code of the stage before; null at the first staging.</param>
/// <param name="Stage">Code of the stage now.</param>
/// <param name="Note">What it shows in.</param>
public sealed record DisputeStaged(int Focus, string? From, string Stage, ProtectedText? Note) : FocusEvent;

/// <summary>The formulation was shared with the client.</summary>
/// <param name="FormulationVersion">Number of the sharing in the course, from 1.</param>
/// <param name="Diagnosis">The clinic's code of the diagnosis.</param>
/// <param name="Onset">Day the illness began; null when not known.</param>
/// <param name="PrecipitatingEvents">What happened around the onset.</param>
/// <param name="ProblemAreas">Codes of the problem areas it names.</param>
/// <param name="Narrative">The story as told to the client.</param>
/// <param name="ClientAgreement">Code of the list <c>formulation_agreement</c>.</param>
public sealed record FormulationShared(
    int FormulationVersion,
    string Diagnosis,
    DateOnly? Onset,
    ValueList<ProtectedText> PrecipitatingEvents,
    ValueList<string> ProblemAreas,
    ProtectedText Narrative,
    string ClientAgreement) : FocusEvent;
