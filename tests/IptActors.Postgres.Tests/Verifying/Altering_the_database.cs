using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Codec;
using IptActors.Engine.Proofs.Keeping;
using IptActors.Engine.Proofs.Verifying;
using IptActors.Postgres.Tests.Support;
using IptActors.Postgres.Verifying;
using Npgsql;

namespace IptActors.Postgres.Tests.Verifying;

/// <summary>Behind the server's back, in every way that somebody with the database's password can think of. Each must be named for what it is.</summary>
public sealed class Altering_the_database(SignedClinic clinic) : IClassFixture<SignedClinic>
{
    private const string ThirdEvent = "tenant_id = 'north' and stream_id = 'c-2' and version = 3";
    private const string Unfettered = "set session_replication_role = replica;";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_found_where_nothing_was_done()
    {
        var reports = await VerifyAsync(await clinic.NewestAsync(), new Trust(clinic.Keys, [clinic.Newest.Note]));

        Assert.All(reports, report => Assert.True(report.IsSound, string.Join("; ", report.Faults)));
        Assert.Equal([clinic.Newest.Size, 10], reports.Select(report => report.Covered));
        Assert.Equal([clinic.Newest.Size, 10], reports.Select(report => report.Entries));
    }

    [Theory]
    [InlineData("id = gen_random_uuid()", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("data = jsonb_set(data, '{note}', '\"other\"')", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("data = '[]'", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("type = 'note_written'", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("timestamp = timestamp + interval '1 microsecond'", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("correlation_id = 'another'", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("correlation_id = null", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("causation_id = 'another'", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("headers = jsonb_set(headers, '{actor}', '\"mallory\"')", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("headers = jsonb_set(headers, '{role}', '\"admin\"')", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("headers = jsonb_set(headers, '{occurred_at}', '\"2020-01-01T00:00:00.000000Z\"')", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("headers = jsonb_set(headers, '{request_id}', '\"0195d8a2-0000-7000-8000-000000000001\"')", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("headers = jsonb_set(headers, '{schema}', '2')", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("headers = jsonb_set(headers, '{on_behalf_of}', '\"mallory\"')", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("headers = jsonb_set(headers, '{reason}', '\"none\"')", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("headers = jsonb_set(headers, '{hash}', to_jsonb(repeat('0', 64)))", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("headers = jsonb_set(headers, '{prev_hash}', to_jsonb(repeat('0', 64)))", LogFaultKind.Altered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("headers = null", LogFaultKind.Unreadable, "event 3 of clinics/north/courses/c-2")]
    [InlineData("headers = '{}'", LogFaultKind.Unreadable, "event 3 of clinics/north/courses/c-2")]
    [InlineData("version = 30", LogFaultKind.Altered, "event 30 of clinics/north/courses/c-2")]
    [InlineData("stream_id = 'c-1', version = 5", LogFaultKind.Altered, "event 5 of clinics/north/courses/c-1")]
    [InlineData("tenant_id = 'south'", LogFaultKind.Altered, "event 3 of clinics/south/courses/c-2")]
    [InlineData("tenant_id = null", LogFaultKind.Unreadable, "position")]
    [InlineData("stream_id = null", LogFaultKind.Unreadable, "position")]
    [InlineData("seq_id = (select max(seq_id) + 1 from ipt.mt_events)", LogFaultKind.Removed, "the entry at position 7")]
    [InlineData("seq_id = 12", LogFaultKind.Reordered, "event 3 of clinics/north/courses/c-2")]
    [InlineData("bdata = '\\x00'", LogFaultKind.RowAltered, "column bdata of event 3 of clinics/north/courses/c-2")]
    [InlineData("mt_dotnet_type = 'Other.Type, Other'", LogFaultKind.RowAltered, "column mt_dotnet_type of event 3 of clinics/north/courses/c-2")]
    [InlineData("is_archived = true", LogFaultKind.RowAltered, "column is_archived of event 3 of clinics/north/courses/c-2")]
    public Task A_column_of_an_event_is_found(string assignment, LogFaultKind kind, string where) =>
        FoundAsync($"{Unfettered} update ipt.mt_events set {assignment} where {ThirdEvent}", kind, where);

    [Theory]
    [InlineData("delete from ipt.mt_events where stream_id = 'c-2' and version = 3", LogFaultKind.Removed, "the entry at position 7")]
    [InlineData("delete from ipt.mt_events where stream_id = 'c-2' and version = 4", LogFaultKind.Removed, "the entry at position 8")]
    [InlineData("delete from ipt.mt_events where stream_id = 'c-2'; delete from ipt.mt_streams where id = 'c-2'; delete from ipt.course_listing where course_id = 'c-2'", LogFaultKind.Removed, "the entry at position 5")]
    [InlineData("truncate ipt.mt_events", LogFaultKind.Removed, "the entry at position 1")]
    [InlineData("update ipt.mt_events set seq_id = -seq_id where seq_id in (2, 3); update ipt.mt_events set seq_id = 5 + seq_id where seq_id in (-2, -3)", LogFaultKind.Reordered, "event 3 of clinics/north/courses/c-1")]
    [InlineData("insert into ipt.mt_events select 12, gen_random_uuid(), 'c-2', 5, data, bdata, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, is_archived from ipt.mt_events where seq_id = 7", LogFaultKind.Inserted, "event 5 of clinics/north/courses/c-2")]
    [InlineData("insert into ipt.mt_events select (select max(seq_id) + 1 from ipt.mt_events), gen_random_uuid(), 'c-2', 5, data, bdata, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, is_archived from ipt.mt_events where seq_id = 7", LogFaultKind.Altered, "event 5 of clinics/north/courses/c-2")]
    public Task Events_that_were_deleted_inserted_or_swapped_are_found(string sql, LogFaultKind kind, string where) => FoundAsync($"{Unfettered} {sql}", kind, where);

    [Theory]
    [InlineData("update ipt.mt_streams set version = 3 where id = 'c-2'", "column version")]
    [InlineData("update ipt.mt_streams set version = null where id = 'c-2'", "column version")]
    [InlineData("update ipt.mt_streams set type = 'other' where id = 'c-2'", "column type")]
    [InlineData("update ipt.mt_streams set timestamp = '2020-01-01' where id = 'c-2'", "column timestamp")]
    [InlineData("update ipt.mt_streams set created = '2020-01-01' where id = 'c-2'", "column created")]
    [InlineData("update ipt.mt_streams set is_archived = true where id = 'c-2'", "column is_archived")]
    [InlineData("update ipt.mt_streams set id = 'c-7' where id = 'c-2'", "mt_streams")]
    [InlineData("update ipt.mt_streams set tenant_id = 'south' where id = 'c-2'", "mt_streams")]
    [InlineData("delete from ipt.mt_streams where id = 'c-2'", "mt_streams")]
    [InlineData("insert into ipt.mt_streams (tenant_id, id, type, version) values ('north', 'c-8', 'treatment_course', 1)", "mt_streams: clinics/north/courses/c-8")]
    [InlineData("update ipt.course_listing set therapist = 'mallory' where course_id = 'c-2'", "course_listing of clinics/north/courses/c-2")]
    [InlineData("update ipt.course_listing set supervisor = 'mallory' where course_id = 'c-2'", "course_listing of clinics/north/courses/c-2")]
    [InlineData("update ipt.course_listing set phase = 'closed' where course_id = 'c-2'", "course_listing of clinics/north/courses/c-2")]
    [InlineData("update ipt.course_listing set service = 'other' where course_id = 'c-2'", "course_listing of clinics/north/courses/c-2")]
    [InlineData("update ipt.course_listing set protocol = 'other' where course_id = 'c-2'", "course_listing of clinics/north/courses/c-2")]
    [InlineData("update ipt.course_listing set suspended = true where course_id = 'c-2'", "course_listing of clinics/north/courses/c-2")]
    [InlineData("update ipt.course_listing set exclusive_key = 'other' where course_id = 'c-2'", "course_listing of clinics/north/courses/c-2")]
    [InlineData("update ipt.course_listing set opened_at = '2020-01-01' where course_id = 'c-2'", "course_listing of clinics/north/courses/c-2")]
    [InlineData("update ipt.course_listing set updated_at = '2020-01-01' where course_id = 'c-2'", "course_listing of clinics/north/courses/c-2")]
    [InlineData("delete from ipt.course_listing where course_id = 'c-2'", "course_listing of clinics/north/courses/c-2")]
    [InlineData("insert into ipt.course_listing select tenant_id, 'c-8', null, service, protocol, phase, suspended, therapist, supervisor, opened_at, updated_at from ipt.course_listing where course_id = 'c-2'", "course_listing")]
    public Task Rows_beside_the_events_are_found(string sql, string where) => FoundAsync($"{Unfettered} {sql}", LogFaultKind.RowAltered, where);

    [Theory]
    [InlineData("delete from ipt.access_by_course where position = 3", "access_by_course")]
    [InlineData("update ipt.access_by_course set course = 'c-2' where position = 3", "access_by_course")]
    [InlineData("update ipt.access_by_course set clinic = 'south' where position = 3", "access_by_course")]
    [InlineData("update ipt.access_by_course set batch = 1 where position = 3", "access_by_course")]
    [InlineData("truncate ipt.access_by_course", "access_by_course")]
    [InlineData("delete from ipt.access_by_who where position = 3", "access_by_who")]
    [InlineData("update ipt.access_by_who set who = 99 where position = 3", "access_by_who")]
    [InlineData("delete from ipt.access_by_hour", "access_by_hour")]
    [InlineData("update ipt.access_by_hour set first_position = 9", "access_by_hour")]
    [InlineData("update ipt.access_by_hour set last_position = 2", "access_by_hour")]
    [InlineData("update ipt.access_by_hour set hour = hour - interval '1 year'", "access_by_hour")]
    [InlineData("update ipt.access_index_state set position = 1000000", "access_index_state")]
    [InlineData("delete from ipt.access_index_state", "access_index_state")]
    [InlineData("delete from ipt.event_index where seq_id = 7", "event_index")]
    [InlineData("update ipt.event_index set actor = 'mallory' where seq_id = 7", "event_index")]
    [InlineData("update ipt.event_index set type = 'session_held' where seq_id = 7", "event_index")]
    [InlineData("update ipt.event_index set recorded_at = '2020-01-01' where seq_id = 7", "event_index")]
    [InlineData("update ipt.event_index_state set position = 1000000", "event_index_state")]
    [InlineData("insert into ipt.emergency_review (tenant_id, position, course_id, emergency) values ('north', 7, 'c-2', 1)", "emergency_review")]
    [InlineData("update ipt.emergency_review_progress set position = 1000000", "emergency_review_progress")]
    public Task Tables_by_which_things_are_found_are_found(string sql, string where) => FoundAsync(sql, LogFaultKind.RowAltered, where);

    [Theory]
    [InlineData("update ipt.proof_log set size = size - 1 where name = 'events'", LogFaultKind.TreeAltered)]
    [InlineData("update ipt.proof_log set size = size + 1 where name = 'events'", LogFaultKind.TreeAltered)]
    [InlineData("update ipt.proof_log set position = position - 1 where name = 'events'", LogFaultKind.TreeAltered)]
    [InlineData("update ipt.proof_log set origin = 'iptactors/other/events' where name = 'events'", LogFaultKind.CheckpointAltered)]
    [InlineData("delete from ipt.proof_log where name = 'events'", LogFaultKind.TreeAltered)]
    [InlineData("update ipt.proof_tile set hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1) where log = 'events' and level = 0 and index = 0", LogFaultKind.TreeAltered)]
    [InlineData("update ipt.proof_tile set hashes = substr(hashes, 1, 32) where log = 'events' and level = 0 and index = 0", LogFaultKind.TreeAltered)]
    [InlineData("update ipt.proof_tile set hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1) where log = 'events' and level = 1", LogFaultKind.TreeAltered)]
    [InlineData("update ipt.proof_tile set positions[8] = 9 where log = 'events' and level = 0 and index = 0", LogFaultKind.TreeAltered)]
    [InlineData("update ipt.proof_tile set positions = null where log = 'events' and level = 0 and index = 0", LogFaultKind.TreeAltered)]
    [InlineData("update ipt.proof_tile set first_position = 5 where log = 'events' and level = 0 and index = 0", LogFaultKind.TreeAltered)]
    [InlineData("update ipt.proof_tile set index = 7 where log = 'events' and level = 0 and index = 1", LogFaultKind.TreeAltered)]
    [InlineData("update ipt.proof_tile set level = 3 where log = 'events' and level = 1", LogFaultKind.TreeAltered)]
    [InlineData("update ipt.proof_tile set log = 'other' where log = 'events' and level = 0 and index = 1", LogFaultKind.TreeAltered)]
    [InlineData("delete from ipt.proof_tile where log = 'events' and level = 0 and index = 0", LogFaultKind.TreeAltered)]
    [InlineData("delete from ipt.proof_tile where log = 'events' and level = 1", LogFaultKind.TreeAltered)]
    [InlineData("insert into ipt.proof_tile (log, level, index, hashes) values ('events', 1, 9, '\\x00')", LogFaultKind.TreeAltered)]
    [InlineData("update ipt.proof_checkpoint set root = decode(repeat('00', 32), 'hex') where log = 'events'", LogFaultKind.CheckpointAltered)]
    [InlineData("update ipt.proof_checkpoint set size = size - 1 where log = 'events' and size < 20", LogFaultKind.CheckpointAltered)]
    [InlineData("update ipt.proof_checkpoint set position = position - 1 where log = 'events' and size < 20", LogFaultKind.CheckpointAltered)]
    [InlineData("update ipt.proof_checkpoint set note = replace(note, '8', '9') where log = 'events' and size < 20", LogFaultKind.CheckpointAltered)]
    [InlineData("update ipt.proof_checkpoint set previous_hash = decode(repeat('11', 32), 'hex') where log = 'events' and size > 20", LogFaultKind.CheckpointAltered)]
    [InlineData("delete from ipt.proof_checkpoint where log = 'events' and size < 20", LogFaultKind.CheckpointAltered)]
    public Task The_tree_and_its_checkpoints_are_found(string sql, LogFaultKind kind) => FoundAsync(sql, kind, "");

    [Theory]
    [InlineData("update ipt.access_batch set at[3 - first_position + 1] = at[3 - first_position + 1] + interval '1 second' where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Altered, "access entry 3")]
    [InlineData("update ipt.access_batch set repeats[3 - first_position + 1] = 2 where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Altered, "access entry 3")]
    [InlineData("update ipt.access_batch set courses[3 - first_position + 1] = 'c-2' where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Altered, "access entry 3")]
    [InlineData("update ipt.access_batch set courses[3 - first_position + 1] = '' where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Altered, "access entry 3")]
    [InlineData("update ipt.access_batch set request_ids[3 - first_position + 1] = 'r' where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Altered, "access entry 3")]
    [InlineData("update ipt.access_batch set correlation_ids[3 - first_position + 1] = 'r' where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Altered, "access entry 3")]
    [InlineData("update ipt.access_batch set hashes[3 - first_position + 1] = decode(repeat('00', 32), 'hex') where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Altered, "access entry 3")]
    [InlineData("update ipt.access_batch set who[3 - first_position + 1] = 99 where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Unreadable, "access entry 3")]
    [InlineData("update ipt.access_batch set what[3 - first_position + 1] = 99 where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Unreadable, "access entry 3")]
    [InlineData("update ipt.access_batch set at[3 - first_position + 1] = null where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Unreadable, "access entry 3")]
    [InlineData("update ipt.access_batch set who[3 - first_position + 1] = null where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Unreadable, "access entry 3")]
    [InlineData("update ipt.access_batch set what[3 - first_position + 1] = null where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Unreadable, "access entry 3")]
    [InlineData("update ipt.access_batch set repeats[3 - first_position + 1] = null where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Unreadable, "access entry 3")]
    [InlineData("update ipt.access_batch set courses[3 - first_position + 1] = null where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Unreadable, "access entry 3")]
    [InlineData("update ipt.access_batch set hashes[3 - first_position + 1] = null where first_position <= 3 and first_position + cardinality(hashes) > 3", LogFaultKind.Altered, "access entry 3")]
    [InlineData("update ipt.access_batch set at[9 - first_position + 1] = at[9 - first_position + 1] + interval '1 second' where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Altered, "access entry 9")]
    [InlineData("update ipt.access_batch set repeats[9 - first_position + 1] = 2 where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Altered, "access entry 9")]
    [InlineData("update ipt.access_batch set courses[9 - first_position + 1] = 'c-2' where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Altered, "access entry 9")]
    [InlineData("update ipt.access_batch set courses[9 - first_position + 1] = '' where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Altered, "access entry 9")]
    [InlineData("update ipt.access_batch set request_ids[9 - first_position + 1] = 'r' where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Altered, "access entry 9")]
    [InlineData("update ipt.access_batch set correlation_ids[9 - first_position + 1] = 'r' where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Altered, "access entry 9")]
    [InlineData("update ipt.access_batch set hashes[9 - first_position + 1] = decode(repeat('00', 32), 'hex') where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Altered, "access entry 9")]
    [InlineData("update ipt.access_batch set who[9 - first_position + 1] = 99 where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Unreadable, "access entry 9")]
    [InlineData("update ipt.access_batch set what[9 - first_position + 1] = 99 where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Unreadable, "access entry 9")]
    [InlineData("update ipt.access_batch set at[9 - first_position + 1] = null where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Unreadable, "access entry 9")]
    [InlineData("update ipt.access_batch set who[9 - first_position + 1] = null where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Unreadable, "access entry 9")]
    [InlineData("update ipt.access_batch set what[9 - first_position + 1] = null where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Unreadable, "access entry 9")]
    [InlineData("update ipt.access_batch set repeats[9 - first_position + 1] = null where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Unreadable, "access entry 9")]
    [InlineData("update ipt.access_batch set courses[9 - first_position + 1] = null where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Unreadable, "access entry 9")]
    [InlineData("update ipt.access_batch set hashes[9 - first_position + 1] = null where first_position <= 9 and first_position + cardinality(hashes) > 9", LogFaultKind.Altered, "access entry 9")]
    [InlineData("update ipt.access_batch set courses = '{}' where first_position = 2", LogFaultKind.Unreadable, "access entry 2")]
    [InlineData("update ipt.access_batch set courses = array[['c-1', 'c-2']] where first_position = 2", LogFaultKind.Unreadable, "access entry 2")]
    [InlineData("update ipt.access_batch set first_position = 13 where first_position = 2", LogFaultKind.Removed, "the entry at position 2")]
    [InlineData("update ipt.access_batch set who = who || who, at = at || at, what = what || what, repeats = repeats || repeats, courses = courses || courses, hashes = hashes || hashes where first_position = 2", LogFaultKind.Altered, "access entry 3")]
    [InlineData("update ipt.access_who set subject = 'mallory'", LogFaultKind.Altered, "access entry 1")]
    [InlineData("update ipt.access_who set clinic = 'other'", LogFaultKind.Altered, "access entry 1")]
    [InlineData("update ipt.access_who set role = 'other'", LogFaultKind.Altered, "access entry 1")]
    [InlineData("update ipt.access_who set on_behalf_of = 'other'", LogFaultKind.Altered, "access entry 1")]
    [InlineData("update ipt.access_who set purpose = 'other'", LogFaultKind.Altered, "access entry 1")]
    [InlineData("update ipt.access_what set method = 'CatalogService/ListRules'", LogFaultKind.Altered, "access entry 1")]
    [InlineData("update ipt.access_what set outcome = 'SUPPRESSED'", LogFaultKind.Altered, "access entry 1")]
    [InlineData("update ipt.access_what set emergency = true", LogFaultKind.Altered, "access entry 1")]
    [InlineData("delete from ipt.access_who", LogFaultKind.Unreadable, "access entry 1")]
    [InlineData("delete from ipt.access_what", LogFaultKind.Unreadable, "access entry 1")]
    [InlineData("delete from ipt.access_batch where first_position = 2", LogFaultKind.Removed, "the entry at position 2")]
    [InlineData("delete from ipt.access_batch where first_position = (select max(first_position) from ipt.access_batch)", LogFaultKind.Removed, "the entry at position")]
    [InlineData("truncate ipt.access_batch", LogFaultKind.Removed, "the entry at position 1")]
    [InlineData("update ipt.access_batch set first_position = -first_position where first_position in (1, 2); update ipt.access_batch set first_position = 3 + first_position where first_position < 0", LogFaultKind.Reordered, "entry of clinics/north")]
    [InlineData("update ipt.access_log_head set position = 9", LogFaultKind.RowAltered, "access_log_head")]
    [InlineData("update ipt.access_log_head set hash = decode(repeat('00', 32), 'hex')", LogFaultKind.RowAltered, "access_log_head")]
    [InlineData("delete from ipt.access_log_head", LogFaultKind.RowAltered, "access_log_head")]
    public Task The_log_of_access_is_found(string sql, LogFaultKind kind, string where) => FoundAsync(sql, kind, where);

    [Fact]
    public async Task An_event_whose_hashes_were_made_to_fit_is_found()
    {
        var database = await clinic.NewestAsync();
        await ForgeLastAsync(database);

        await FoundAsync(database, new Trust(clinic.Keys, []), LogFaultKind.Altered, "event 3 of clinics/north/courses/c-3");
    }

    [Fact]
    public async Task An_older_copy_put_back_is_found_by_a_checkpoint_kept_elsewhere() =>
        await FoundAsync(await clinic.OlderAsync(), new Trust(clinic.Keys, [clinic.Newest.Note]), LogFaultKind.RolledBackDatabase, "iptactors/");

    [Fact]
    public async Task A_history_that_goes_on_from_an_older_copy_is_found_by_a_checkpoint_kept_elsewhere()
    {
        var kept = clinic.Newest.Note;
        var database = await clinic.OlderAsync();
        var keys = clinic.Keys;
        await clinic.WriteAsync(database, (courses, _) => SignedClinic.RecordAsync(courses, "c-4", 320));

        await FoundAsync(database, new Trust(keys, [kept]), LogFaultKind.ForkedHistory, "entries");
    }

    [Fact]
    public async Task A_checkpoint_of_another_log_is_told_from_a_forgery()
    {
        var keys = LogKeys.InMemory();
        var other = keys.Sign(new Engine.Proofs.Notes.Checkpoint("iptactors/elsewhere/events", 1, EventHash.Of([]))).ToString();

        await FoundAsync(await clinic.NewestAsync(), new Trust(clinic.Keys, [other]), LogFaultKind.OtherLog, "the checkpoint given");
    }

    [Fact]
    public async Task Another_key_is_told_from_a_forgery() =>
        await FoundAsync(await clinic.NewestAsync(), new Trust(LogKeys.InMemory().Verification(clinic.Key.Name), []), LogFaultKind.WrongKey, "the stored checkpoint");

    private async Task FoundAsync(string sql, LogFaultKind kind, string where)
    {
        var database = await clinic.NewestAsync();
        await PrivateServerFixture.ExecuteAsync(database, sql);
        await FoundAsync(database, new Trust(clinic.Keys, []), kind, where);
    }

    private static async Task FoundAsync(string database, Trust trust, LogFaultKind kind, string where)
    {
        var faults = (await VerifyAsync(database, trust)).SelectMany(report => report.Faults).ToList();

        Assert.True(
            faults.Any(fault => fault.Kind == kind && fault.Where.Contains(where, StringComparison.Ordinal)),
            $"Expected {kind} at {where}, found: {string.Join("; ", faults.Take(5))}");
    }

    private static async Task<IReadOnlyList<LogReport>> VerifyAsync(string connectionString, Trust trust)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        return await new DatabaseVerifier(source).VerifyAsync(trust, withListing: true, Cancel);
    }

    // The last event of c-3 with another text, sealed anew: its chain holds.
    private static async Task ForgeLastAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        var stored = (await new Postgres.Journal.EventReader(source).ReadCourseAsync(new CourseKey(ClinicId.Parse("north"), CourseId.Parse("c-3")), 2, 1, Cancel)).Single();
        var headers = EventHeaders.Parse(stored.Event.Headers.Span);
        var stamp = new CommandStamp(
            stored.Course, stored.Event.RecordedAt, headers.OccurredAt, "mallory", headers.Role, headers.OnBehalfOf, headers.Reason,
            headers.RequestId, headers.RequestHash, stored.Event.CorrelationId, stored.Event.CausationId);
        var encoded = EventCodec.Default.Encode(EventCodec.Default.Decode(stored).Recorded.Event);
        var forged = HashChain.Seal(stamp, stored.Event.Id, stored.Event.Version, encoded, headers.PreviousHash, out _);
        await using var command = source.CreateCommand("update ipt.mt_events set headers = $1 where seq_id = $2");
        command.Parameters.Add(new NpgsqlParameter { Value = forged.Headers.ToArray(), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = stored.Position });
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
