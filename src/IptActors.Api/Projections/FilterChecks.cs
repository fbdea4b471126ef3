using IptActors.Api.Binding;
using IptActors.Domain.Courses;

namespace IptActors.Api.Projections;

/// <summary>Checks of fields that many queries have.</summary>
internal static class FilterChecks
{
    /// <summary>A name or code to filter by; empty does not filter.</summary>
    public static void Text(this List<FieldViolation> violations, string field, string value)
    {
        if (value.Length > FieldReader.MaxNameLength)
        {
            violations.Add(new FieldViolation(field, $"Expected at most {FieldReader.MaxNameLength} characters, found {value.Length}."));
        }
        else if (Characters.ProblemOf(value, multiline: false) is { } problem)
        {
            violations.Add(new FieldViolation(field, problem));
        }
    }

    /// <summary>A day that must be given; the default when it is missing or wrong.</summary>
    public static DateOnly Day(this List<FieldViolation> violations, string field, Google.Type.Date? value)
    {
        if (value is { Year: >= 1900 and < 2200, Month: >= 1 and <= 12, Day: >= 1 } && value.Day <= DateTime.DaysInMonth(value.Year, value.Month))
        {
            return new DateOnly(value.Year, value.Month, value.Day);
        }

        violations.Add(new FieldViolation(field, "Expected a day from 1900 to 2199 with year, month and day, found another or nothing."));
        return default;
    }

    /// <summary>A period: two days, the first not after the last.</summary>
    public static (DateOnly From, DateOnly To) Period(this List<FieldViolation> violations, Google.Type.Date? from, Google.Type.Date? to)
    {
        var before = violations.Count;
        var (first, last) = (violations.Day("from", from), violations.Day("to", to));
        if (violations.Count == before && last < first)
        {
            violations.Add(new FieldViolation("to", $"Expected {first:yyyy-MM-dd} (from) or later, found {last:yyyy-MM-dd}."));
        }

        return (first, last);
    }

    /// <summary>Null for the empty text that means "not given".</summary>
    public static string? NullIfEmpty(this string value) => value.Length == 0 ? null : value;
}
