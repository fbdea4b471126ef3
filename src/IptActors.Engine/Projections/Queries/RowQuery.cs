using IptActors.Domain.Values;

namespace IptActors.Engine.Projections.Queries;

/// <summary>Which rows of one table to read, of one clinic.</summary>
/// <param name="Clinic">The clinic: rows of no other are ever read.</param>
public sealed record RowQuery(ClinicId Clinic)
{
    /// <summary>All must hold.</summary>
    public IReadOnlyList<RowCondition> Conditions { get; init; } = [];

    /// <summary>Who reads, if only courses of theirs; null for every course of the clinic.</summary>
    public CourseViewer? Viewer { get; init; }

    /// <summary>Column to order by, in snake_case; ties, and everything without it, by key. Rows without a value come last.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Whether the order is turned round; the key then still rises.</summary>
    public bool Descending { get; init; }

    /// <summary>Rows after this one in that order; null from the first.</summary>
    public RowMark? After { get; init; }

    /// <summary>At most so many rows; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>The query with one condition more; unchanged when <paramref name="value"/> is null.</summary>
    public RowQuery Where(string column, RowComparison comparison, object? value) =>
        value is null ? this : this with { Conditions = [.. Conditions, new RowCondition(column, comparison, value)] };
}

/// <summary>A condition on one column. A row without a value does not meet it.</summary>
/// <param name="Column">Name in snake_case; one of the table.</param>
/// <param name="Comparison">How.</param>
/// <param name="Value">With what: of the type of the column; for <see cref="RowComparison.In"/> a list of texts; for <see cref="RowComparison.Has"/> one text.</param>
public sealed record RowCondition(string Column, RowComparison Comparison, object Value);

/// <summary>How a column is compared.</summary>
public enum RowComparison
{
    /// <summary>The same.</summary>
    Equal,

    /// <summary>The same as one of several texts.</summary>
    In,

    /// <summary>The same or more.</summary>
    AtLeast,

    /// <summary>The same or less.</summary>
    AtMost,

    /// <summary>Less.</summary>
    Below,

    /// <summary>More.</summary>
    Above,

    /// <summary>The list of the column has the text.</summary>
    Has,
}

/// <summary>A person who sees only some courses, by their relation to them as the course summary has it.</summary>
/// <param name="Person">Id of the person.</param>
/// <param name="Own">Whether they see courses that they treat; those without a therapist that they opened, too.</param>
/// <param name="Supervised">Whether they see courses that they supervise.</param>
public sealed record CourseViewer(string Person, bool Own, bool Supervised);
