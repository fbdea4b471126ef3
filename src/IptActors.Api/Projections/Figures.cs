using IptActors.Contracts.V1;
using IptActors.Domain.Outcomes;

namespace IptActors.Api.Projections;

/// <summary>Words counts and shares, with what may not be shown left out.</summary>
internal static class Figures
{
    /// <summary>What may be shown to a caller: everything to who sees clinical content, published figures to who sees aggregates or status alone.</summary>
    public static Publication For(ProjectionReader reader, int roundTo) => For(reader.OnlyAggregates ? Access.CourseDetail.Status : reader.Detail, reader.Catalog.DefaultPolicy, roundTo);

    /// <summary>What of figures over courses may be shown to who sees so much of a course.</summary>
    public static Publication For(Access.CourseDetail detail, Domain.Catalog.ServicePolicy policy, int roundTo) =>
        detail == Access.CourseDetail.Full ? Publication.Everything : new Publication(policy.SuppressCountsBelow, roundTo);

    /// <summary>A count.</summary>
    public static Count Word(this Publication publication, long count, bool hidden = false) =>
        !hidden && publication.Count(count) is { } shown ? new Count { Value = (int)shown } : new Count { Suppressed = true };

    /// <summary>A share; where numbers are rounded its thousandths are theirs, in whole hundredths: those of the exact numbers would tell them.</summary>
    public static Rate Word(this Publication publication, Share share, bool hidden = false)
    {
        if (share.Denominator == 0 && !hidden)
        {
            return publication.IsOpen ? new Rate { Numerator = 0, Denominator = 0 } : new Rate();
        }

        return hidden || publication.Publish(share) is not { } shown ? new Rate { Suppressed = true } : new Rate
        {
            Numerator = (int)shown.Numerator,
            Denominator = (int)shown.Denominator,
            PerMille = publication.IsOpen ? shown.PerMille!.Value : shown.WholePercent!.Value * 10,
        };
    }
}
