namespace IptActors.Domain.Catalog;

/// <summary>A rule that says whether a course is on track after a score.</summary>
/// <param name="Code">Code, unique within the rule set.</param>
/// <param name="Status">What it says when it applies.</param>
/// <param name="Test">When it applies.</param>
/// <param name="Description">When it applies, in words for clinicians.</param>
/// <param name="Source">Keys of the <see cref="SourceReference"/>s.</param>
/// <param name="FromPerMille">Share of the planned sessions from which it is tried, in thousandths.</param>
/// <param name="MarginPerMille">For worse than expected: how many spreads, in thousandths.</param>
/// <param name="ImprovementPerMille">For too little change: share of the first score, in thousandths, that would be enough.</param>
/// <param name="Confirmed">False when a value is a choice of this engine rather than a published fact.</param>
public sealed record ExpectedCourseRule(
    string Code,
    ExpectedCourseStatus Status,
    ExpectedCourseTest Test,
    string Description,
    IReadOnlyList<string> Source,
    int FromPerMille = 0,
    int MarginPerMille = 0,
    int ImprovementPerMille = 0,
    bool Confirmed = true);
