using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using IptActors.Engine.Listings;
using IptActors.Engine.Proofs.Verifying;
using IptActors.Postgres.Journal;
using Npgsql;

namespace IptActors.Postgres.Verifying;

/// <summary>Every row of <c>course_listing</c>, which says who may see a course, against the state that the events of the course give.</summary>
internal sealed class ListingRows(NpgsqlDataSource dataSource, FaultList faults)
{
    private const int PageSize = 256;

    private const string Sql =
        "select exclusive_key, service, protocol, phase, suspended, therapist, supervisor, opened_at, updated_at from ipt.course_listing where tenant_id = $1 and course_id = $2";

    private readonly EventReader _reader = new(dataSource);

    /// <summary>Compares those of some courses.</summary>
    public async Task CompareAsync(IEnumerable<CourseKey> courses, CancellationToken cancellationToken)
    {
        var compared = 0L;
        foreach (var course in courses)
        {
            compared++;
            await CompareAsync(course, cancellationToken);
        }

        await using var command = dataSource.CreateCommand("select count(*) from ipt.course_listing");
        if (await command.ExecuteScalarAsync(cancellationToken) is long rows && rows > compared)
        {
            faults.Add(LogFaultKind.RowAltered, "course_listing", $"It lists {rows} courses; {compared} have events.");
        }
    }

    private async Task CompareAsync(CourseKey course, CancellationToken cancellationToken)
    {
        // Said of the event already, or of a newer release; its listing cannot be known.
        if (await FoldAsync(course, cancellationToken) is not { ChainBreak: null } snapshot)
        {
            return;
        }

        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = course.Clinic.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = course.Course.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = await reader.ReadAsync(cancellationToken) ? Row(course, reader) : null;

        // Whether the clinic allows one active course for a client is not in the events: either form is right. When it was last written neither.
        var (one, several) = (CourseListingOf.Snapshot(course, snapshot, true), CourseListingOf.Snapshot(course, snapshot, false));
        if (found is null ? one is not null : !Same(found, one) && !Same(found, several))
        {
            faults.Add(LogFaultKind.RowAltered, $"course_listing of {course}", found is null ? "Its row is gone." : "It does not say what the events of the course say.");
        }
    }

    private static bool Same(CourseListing found, CourseListing? expected) => expected is not null && found == expected with { UpdatedAt = found.UpdatedAt }
        && found.UpdatedAt >= expected.OpenedAt && found.UpdatedAt <= expected.UpdatedAt;

    private async Task<CourseSnapshot> FoldAsync(CourseKey course, CancellationToken cancellationToken)
    {
        var snapshot = CourseSnapshot.Before(course);
        List<StoredEvent> page;
        do
        {
            page = await _reader.ReadCourseAsync(course, snapshot.Version, PageSize, cancellationToken);
            foreach (var stored in page)
            {
                snapshot = snapshot.With(stored, EventCodec.Default, out _);
            }
        }
        while (page.Count == PageSize && snapshot.UnreadableFrom is null);
        return snapshot;
    }

    private static CourseListing Row(CourseKey course, NpgsqlDataReader reader) => new(
        course,
        Text(reader, 0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        reader.GetBoolean(4),
        Text(reader, 5),
        Text(reader, 6),
        new DateTimeOffset(reader.GetDateTime(7), TimeSpan.Zero),
        new DateTimeOffset(reader.GetDateTime(8), TimeSpan.Zero));

    private static string? Text(NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
