using IptActors.Domain.Values;

namespace IptActors.Domain.Assessments;

/// <summary>A medication as last recorded.</summary>
/// <param name="Ordinal">Number in this course, from 1.</param>
/// <param name="Name">Name of the substance or product.</param>
/// <param name="Dose">Dose and times a day; null when not known.</param>
/// <param name="Change">Latest change, code of the list <c>medication_change</c>.</param>
public sealed record Medication(int Ordinal, ProtectedText Name, ProtectedText? Dose, string Change);
