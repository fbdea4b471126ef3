using IptActors.Contracts.V1;
using IptActors.Domain.Outcomes;

namespace IptActors.Api.Projections;

/// <summary>Words counts and shares as the caller may see them.</summary>
internal static class Figures
{
    /// <summary>A count; without its value when it is too small to be shown.</summary>
    public static Count Counted(this Publication publication, long value)
    {
        var count = new Count();
        if (publication.Count(value) is { } shown)
        {
            count.Value = (int)shown;
        }
        else
        {
            count.Suppressed = true;
        }

        return count;
    }

    /// <summary>A share with what it is made of; empty but for the mark when it would tell too much.</summary>
    public static Rate Rate(this Publication publication, long numerator, long denominator)
    {
        var share = new Share(numerator, denominator);
        if (!publication.Shows(share))
        {
            return new Rate { Suppressed = true };
        }

        var rate = new Rate { Numerator = (int)publication.Count(numerator)!.Value, Denominator = (int)publication.Count(denominator)!.Value };
        if (share.PerMille is { } perMille)
        {
            rate.PerMille = perMille;
        }

        return rate;
    }
}
