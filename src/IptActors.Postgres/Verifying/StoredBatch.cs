using IptActors.Engine.AccessLog;
using IptActors.Engine.Chain;
using IptActors.Postgres.AccessLog;
using Npgsql;

namespace IptActors.Postgres.Verifying;

/// <summary>A row of <c>ipt.access_batch</c> as it stands, whatever somebody did to its columns: a place that a column lacks is null.</summary>
internal sealed record StoredBatch(
    long FirstPosition,
    DateTime?[] At,
    int?[] Who,
    int?[] What,
    int?[] Repeats,
    string?[] Courses,
    string?[] RequestIds,
    string?[] CorrelationIds,
    byte[]?[] Hashes)
{
    /// <summary>Entries of the row: places of its longest column, at least one.</summary>
    public int Count { get; } =
        Math.Max(1, new[] { At.Length, Who.Length, What.Length, Repeats.Length, Courses.Length, RequestIds.Length, CorrelationIds.Length, Hashes.Length }.Max());

    /// <summary>Reads the columns in the order of the record's.</summary>
    public static StoredBatch Of(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        Column<DateTime?>(reader, 1),
        Column<int?>(reader, 2),
        Column<int?>(reader, 3),
        Column<int?>(reader, 4),
        Column<string?>(reader, 5),
        Column<string?>(reader, 6),
        Column<string?>(reader, 7),
        Column<byte[]?>(reader, 8));

    /// <summary>Number of who asked.</summary>
    public int? WhoAt(int place) => Pick(Who, place);

    /// <summary>Number of what was done.</summary>
    public int? WhatAt(int place) => Pick(What, place);

    /// <summary>The hash as stored; all zeros, which no hash is, when there is none.</summary>
    public EventHash HashAt(int place) => Pick(Hashes, place) is { } hash ? AccessReader.HashOf(hash) : default;

    /// <summary>The entry at a place; null when a column has nothing there.</summary>
    public AccessEntry? EntryAt(int place, Accessor who, AccessKind what) =>
        Pick(At, place) is { } at && Pick(Repeats, place) is { } repeats && Pick(Courses, place) is { } courses
            ? new AccessEntry
            {
                At = new DateTimeOffset(at, TimeSpan.Zero),
                Who = who,
                Method = what.Method,
                Outcome = what.Outcome,
                Emergency = what.Emergency,
                Count = repeats,
                Courses = AccessReader.CoursesOf(courses),
                RequestId = Pick(RequestIds, place) ?? "",
                CorrelationId = Pick(CorrelationIds, place) ?? "",
            }
            : null;

    private static T? Pick<T>(T[] column, int place) => place < column.Length ? column[place] : default;

    // An array of two dimensions or of other bounds was not written by us: nothing is at any place of it.
    private static T[] Column<T>(NpgsqlDataReader reader, int ordinal)
    {
        try
        {
            return reader.GetFieldValue<T[]>(ordinal);
        }
        catch (InvalidCastException)
        {
            return [];
        }
    }
}
