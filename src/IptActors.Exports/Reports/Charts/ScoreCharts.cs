using IptActors.Domain.Catalog;
using IptActors.Domain.Measures;

namespace IptActors.Exports.Reports.Charts;

/// <summary>The scores of each measure over time, with its bands of severity and its cut-off.</summary>
internal static class ScoreCharts
{
    private const double Width = 680;
    private const double Height = 190;
    private const double Left = 34;
    private const double Right = Width - 118;
    private const double Top = 10;
    private const double Bottom = Height - 26;

    // From well to unwell, light to less light: bands lie behind the line and must not shout.
    private static readonly string[] Tints = ["#eef5ef", "#f7f6e6", "#fbefdc", "#f9e4d6", "#f5d7d2", "#efc9c9"];

    public static Html? Draw(CourseExport export)
    {
        var charts = export.State.Measures.Measures
            .Select(code => (Measure: export.Catalog.Measures.Find(code), Scores: export.State.Measures.Scores(code).ToList()))
            .Where(series => series.Measure is not null && series.Scores.Count > 0)
            .Select(series => Draw(series.Measure!, series.Scores))
            .ToList();
        return charts.Count == 0 ? null : Html.Join(charts);
    }

    private static Html Draw(Measure measure, List<Administration> scores)
    {
        var axis = new TimeAxis(scores.Select(score => DateOnly.FromDateTime(score.CompletedAt.UtcDateTime)), Left + 12, Right - 12);
        var line = string.Join(' ', scores.Select(score => FormattableString.Invariant($"{X(axis, score):0.#},{Y(measure, score.Total!.Value):0.#}")));
        return new Html().Add($"""
            <h3>{measure.Title}</h3>
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="Scores of {measure.Title} over time">
            {Html.Join(measure.Bands.Select((band, i) => Band(measure, band, i)))}
            <line x1="{Left}" y1="{Top}" x2="{Left}" y2="{Bottom}" stroke="#5c6a76"/>
            <line x1="{Left}" y1="{Bottom}" x2="{Right}" y2="{Bottom}" stroke="#5c6a76"/>
            <text class="soft" x="{Left - 5}" y="{Y(measure, measure.Total.Max) + 4:0.#}" text-anchor="end">{Value(measure, measure.Total.Max)}</text>
            <text class="soft" x="{Left - 5}" y="{Bottom + 4}" text-anchor="end">{Value(measure, measure.Total.Min)}</text>
            {Html.Join(axis.Months(58).Select(month => new Html().Add($"<text class=\"soft\" x=\"{axis.At(month):0.#}\" y=\"{Height - 9}\" text-anchor=\"middle\">{month:yyyy-MM}</text>")))}
            <polyline points="{line}" fill="none" stroke="#1f5f8b" stroke-width="2"/>
            {CutOff(measure)}
            {Html.Join(scores.Select(score => Point(measure, axis, score)))}
            </svg>
            """);
    }

    private static Html Band(Measure measure, Band band, int index)
    {
        // Whole numbers: a band reaches to where the next one begins, and the drawing from its lower edge to its upper.
        var (low, high) = (Y(measure, Math.Max(band.Min, measure.Total.Min)), Y(measure, Math.Min(band.Max + 1, measure.Total.Max)));
        var tint = measure.Direction == ScoreDirection.HigherIsWorse ? index : measure.Bands.Count - 1 - index;
        return new Html().Add($"<rect x=\"{Left}\" y=\"{Math.Min(low, high):0.#}\" width=\"{Right - Left}\" height=\"{Math.Abs(low - high):0.#}\" fill=\"{Tints[Math.Min(tint, Tints.Length - 1)]}\"/><text class=\"soft\" x=\"{Right + 6}\" y=\"{((low + high) / 2) + 4:0.#}\">{band.Title}</text>\n");
    }

    private static Html? CutOff(Measure measure)
    {
        if (measure.DefaultCutOff is not { } cutOff)
        {
            return null;
        }

        var y = Y(measure, cutOff.Value);
        return new Html().Add($"<line x1=\"{Left}\" y1=\"{y:0.#}\" x2=\"{Right}\" y2=\"{y:0.#}\" stroke=\"#a4471d\" stroke-dasharray=\"5 4\"><title>Cut-off {Value(measure, cutOff.Value)}</title></line><text class=\"over\" x=\"{Right - 4}\" y=\"{y - 4:0.#}\" text-anchor=\"end\" style=\"fill:#a4471d\">cut-off {Value(measure, cutOff.Value)}</text>\n");
    }

    private static Html Point(Measure measure, TimeAxis axis, Administration score)
    {
        var (x, y) = (X(axis, score), Y(measure, score.Total!.Value));
        return new Html().Add($"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"4\" fill=\"{(score.AfterClosure ? "#fff" : "#1f5f8b")}\" stroke=\"#1f5f8b\"><title>{score.CompletedAt.UtcDateTime:yyyy-MM-dd}: {Value(measure, score.Total.Value)}</title></circle><text class=\"over\" x=\"{x:0.#}\" y=\"{y - 8:0.#}\" text-anchor=\"middle\">{Value(measure, score.Total.Value)}</text>\n");
    }

    private static double X(TimeAxis axis, Administration score) => axis.At(DateOnly.FromDateTime(score.CompletedAt.UtcDateTime));

    private static double Y(Measure measure, int total) =>
        Bottom - ((total - measure.Total.Min) * (Bottom - Top - 12) / Math.Max(1, measure.Total.Max - measure.Total.Min));

    private static string Value(Measure measure, int total) => FormattableString.Invariant($"{(decimal)total / measure.Total.Scale:0.##}");
}
