namespace IptActors.Domain.Catalog;

/// <summary>Ages in completed years for which a variant or a cut-off is meant.</summary>
/// <param name="Min">Youngest age that belongs.</param>
/// <param name="Max">Oldest age that belongs; null means no upper limit.</param>
public readonly record struct AgeRange(int Min, int? Max = null)
{
    /// <summary>True when a person of <paramref name="years"/> completed years belongs.</summary>
    public bool Contains(int years) => years >= Min && (Max is null || years <= Max);

    /// <summary>"18+" without an upper limit, otherwise "12-18".</summary>
    public override string ToString() => Max is null ? $"{Min}+" : $"{Min}-{Max}";
}
