namespace IptActors.Domain.Catalog;

/// <summary>A closed range of whole numbers; the unit is that of the member that holds it.</summary>
/// <param name="Min">Smallest value that belongs to the range.</param>
/// <param name="Max">Largest value that belongs to the range, never below <paramref name="Min"/> in a valid catalog.</param>
public readonly record struct IntRange(int Min, int Max)
{
    /// <summary>True for values from <see cref="Min"/> to <see cref="Max"/>, both included.</summary>
    public bool Contains(int value) => value >= Min && value <= Max;

    /// <summary>"3" for a range of one value, otherwise "3-6".</summary>
    public override string ToString() => Min == Max ? $"{Min}" : $"{Min}-{Max}";
}
