using IptActors.Contracts.V1;
using IptActors.Domain.Catalog;
using IptActors.Domain.Outcomes;

namespace IptActors.Api.Projections;

/// <summary>Words the figures of a group.</summary>
internal static class OutcomeRows
{
    /// <summary>The figures, with what may not be shown left out.</summary>
    /// <param name="group">The group; empty for all.</param>
    /// <param name="figures">Its figures.</param>
    /// <param name="publication">What may be shown.</param>
    /// <param name="hidden">Whether the whole group is left out.</param>
    /// <param name="pairedDataPerMille">Share of paired data below which rates say little.</param>
    public static OutcomeRow Of(string group, OutcomeFigures figures, Publication publication, bool hidden, int pairedDataPerMille)
    {
        if (hidden)
        {
            return new OutcomeRow { Group = group, Suppressed = true };
        }

        var row = new OutcomeRow
        {
            Group = group,
            Ended = publication.Word(figures.Ended),
            Finished = publication.Word(figures.Finished),
            CasenessAtStart = publication.Word(figures.CaseAtStartShare),
            Recovery = publication.Word(figures.Recovery),
            ReliableImprovement = publication.Word(figures.ReliableImprovement),
            ReliableRecovery = publication.Word(figures.ReliableRecovery),
            ReliableDeterioration = publication.Word(figures.ReliableDeterioration),
            NoReliableChange = publication.Word(figures.NoReliableChange),
            PairedData = publication.Word(figures.PairedData),
            WithinSixWeeks = publication.Word(figures.ShortWait),
            WithinEighteenWeeks = publication.Word(figures.LongWait),
            DroppedOut = publication.Word(figures.DropOut),
            PairedDataLow = publication.Publish(figures.PairedData)?.PerMille < pairedDataPerMille,
        };
        if (figures.MeanContactsTenths is { } mean && publication.Count(figures.Finished) is not null)
        {
            row.MeanContactsTenths = publication.Round(mean);
        }

        return row;
    }

    /// <summary>What services are asked to reach, waits among it.</summary>
    public static IEnumerable<Contracts.V1.OutcomeTarget> Targets(OutcomeRuleSet rules) => rules.Targets
        .Select(target => new Contracts.V1.OutcomeTarget { Figure = target.Figure, PerMille = target.PerMille, Year = target.Year ?? "", Confirmed = target.Confirmed })
        .Concat(rules.Waits.Select(wait => new Contracts.V1.OutcomeTarget { Figure = wait.Code, PerMille = wait.TargetPerMille, Confirmed = true }));

    /// <summary>Whether anything in the row was left out.</summary>
    public static bool LeavesOut(OutcomeRow row) =>
        row.Suppressed
        || row.Ended.Suppressed
        || row.Finished.Suppressed
        || new[]
        {
            row.CasenessAtStart, row.Recovery, row.ReliableImprovement, row.ReliableRecovery, row.ReliableDeterioration, row.NoReliableChange,
            row.PairedData, row.WithinSixWeeks, row.WithinEighteenWeeks, row.DroppedOut,
        }.Any(rate => rate.Suppressed);
}
