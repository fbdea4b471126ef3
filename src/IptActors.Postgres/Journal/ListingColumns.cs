using IptActors.Engine.Listings;
using NpgsqlTypes;

namespace IptActors.Postgres.Journal;

/// <summary>What a row in the list of courses says of its course, as columns of a command: all but which course it is and its key.</summary>
internal sealed class ListingColumns(Columns columns)
{
    private readonly List<string> _services = columns.Add<string>(NpgsqlDbType.Text);
    private readonly List<string> _protocols = columns.Add<string>(NpgsqlDbType.Text);
    private readonly List<string> _phases = columns.Add<string>(NpgsqlDbType.Text);
    private readonly List<bool> _suspended = columns.Add<bool>(NpgsqlDbType.Boolean);
    private readonly List<string?> _therapists = columns.Add<string?>(NpgsqlDbType.Text);
    private readonly List<string?> _supervisors = columns.Add<string?>(NpgsqlDbType.Text);
    private readonly List<DateTime> _openedAt = columns.Add<DateTime>(NpgsqlDbType.TimestampTz);
    private readonly List<DateTime> _updatedAt = columns.Add<DateTime>(NpgsqlDbType.TimestampTz);

    public void Add(CourseListing listing)
    {
        _services.Add(listing.Service);
        _protocols.Add(listing.Protocol);
        _phases.Add(listing.Phase);
        _suspended.Add(listing.Suspended);
        _therapists.Add(listing.Therapist);
        _supervisors.Add(listing.Supervisor);
        _openedAt.Add(listing.OpenedAt.UtcDateTime);
        _updatedAt.Add(listing.UpdatedAt.UtcDateTime);
    }
}
