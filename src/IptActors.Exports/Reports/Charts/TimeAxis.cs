namespace IptActors.Exports.Reports.Charts;

/// <summary>Places days between two ends of a drawing.</summary>
internal sealed class TimeAxis
{
    private readonly double _left;
    private readonly double _perDay;

    /// <summary>An axis over some days; at least one.</summary>
    public TimeAxis(IEnumerable<DateOnly> days, double left, double right)
    {
        (From, To) = days.Aggregate((From: DateOnly.MaxValue, To: DateOnly.MinValue), (ends, day) => (day < ends.From ? day : ends.From, day > ends.To ? day : ends.To));
        _left = left;
        _perDay = (right - left) / Math.Max(1, To.DayNumber - From.DayNumber);
    }

    /// <summary>The first day.</summary>
    public DateOnly From { get; }

    /// <summary>The last day.</summary>
    public DateOnly To { get; }

    /// <summary>Where a day lies.</summary>
    public double At(DateOnly day) => _left + ((day.DayNumber - From.DayNumber) * _perDay);

    /// <summary>The first days of months, so far apart that their names do not meet.</summary>
    public IEnumerable<DateOnly> Months(double narrowest)
    {
        var last = double.NegativeInfinity;
        for (var month = new DateOnly(From.Year, From.Month, 1); month <= To; month = month.AddMonths(1))
        {
            if (month >= From && At(month) - last >= narrowest)
            {
                last = At(month);
                yield return month;
            }
        }
    }
}
