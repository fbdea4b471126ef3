namespace IptActors.Domain.Outcomes;

/// <summary>
/// Groups that must be left out besides the small ones: where exactly one group of a table is too small, its counts would follow from the
/// total less the others, so the next smallest is left out with it.
/// </summary>
public static class ComplementarySuppression
{
    /// <summary>For each group, whether it is left out as a whole.</summary>
    /// <param name="sizes">Size of each group.</param>
    /// <param name="publication">What may be shown.</param>
    public static IReadOnlyList<bool> Hidden(IReadOnlyList<long> sizes, Publication publication)
    {
        var hidden = sizes.Select(size => !publication.IsOpen && size > 0 && size < publication.SuppressBelow).ToArray();
        if (hidden.Count(it => it) == 1 && sizes.Count(size => size > 0) > 1)
        {
            var next = Enumerable.Range(0, sizes.Count).Where(i => !hidden[i] && sizes[i] > 0).MinBy(i => sizes[i]);
            hidden[next] = true;
        }

        return hidden;
    }
}
