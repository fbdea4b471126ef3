namespace IptActors.Domain.Catalog;

/// <summary>One question of a measure.</summary>
/// <param name="Code">Code, unique within the measure.</param>
/// <param name="Min">Lowest answer.</param>
/// <param name="Max">Highest answer, in units of 1/<see cref="Measure.ItemScale"/>.</param>
/// <param name="Reverse">True when the answer is the category in listed order and the scorer must turn it round: score = Min + Max - answer.</param>
/// <param name="PrintedInReverse">True when the form prints the options in descending order. Information for whoever enters answers: the answer is the score.</param>
/// <param name="Text">Wording, only where the licence allows it to be shipped; null otherwise.</param>
/// <param name="Loinc">LOINC code of the item; null when none is verified, then the local code is used.</param>
public sealed record MeasureItem(
    string Code, int Min, int Max, bool Reverse = false, bool PrintedInReverse = false, string? Text = null, string? Loinc = null);
