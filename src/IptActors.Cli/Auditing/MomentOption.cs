using System.CommandLine;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace IptActors.Cli.Auditing;

/// <summary>Options that take a moment.</summary>
internal static class MomentOption
{
    /// <summary>An option for a moment, or for a day, which stands for its first moment in UTC.</summary>
    public static Option<DateTimeOffset?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "MOMENT",
        CustomParser = argument =>
        {
            var text = argument.Tokens.Single().Value;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            {
                return moment;
            }

            argument.AddError($"{name}: expected a moment such as 2026-03-31T12:00:00Z or a day such as 2026-03-31, found '{text}'.");
            return null;
        },
    };

    /// <summary>A moment for a request; null when none was given.</summary>
    public static Timestamp? ToTimestamp(this DateTimeOffset? moment) => moment is { } given ? Timestamp.FromDateTimeOffset(given) : null;
}
