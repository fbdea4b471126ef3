using IptActors.Postgres.Tests.Support;

namespace IptActors.Postgres.Tests.Migrations;

/// <summary>Marten 9's layout for string stream identity, conjoined tenancy and all metadata. Marten alters what differs, so nothing may.</summary>
public sealed class The_layout_of_the_event_tables(PrivateServerFixture server)
{
    [Theory]
    [InlineData(
        "mt_streams",
        """
        tenant_id character varying not null default '*DEFAULT*'::character varying
        id character varying not null
        type character varying
        version bigint
        timestamp timestamp with time zone not null default now()
        created timestamp with time zone not null default now()
        is_archived boolean default false
        """)]
    [InlineData(
        "mt_events",
        """
        seq_id bigint not null
        id uuid not null
        stream_id character varying
        version bigint not null
        data jsonb not null
        bdata bytea
        type character varying(500) not null
        timestamp timestamp with time zone not null default now()
        tenant_id character varying default '*DEFAULT*'::character varying
        mt_dotnet_type character varying
        correlation_id character varying
        causation_id character varying
        headers jsonb
        is_archived boolean default false
        """)]
    [InlineData(
        "mt_event_progression",
        """
        name character varying not null
        last_seq_id bigint
        last_updated timestamp with time zone default transaction_timestamp()
        """)]
    [InlineData(
        "mt_high_water_skips",
        """
        ending_sequence bigint not null
        starting_sequence bigint not null
        timestamp timestamp with time zone default transaction_timestamp()
        """)]
    public async Task Columns_have_Martens_names_order_types_and_defaults(string table, string expected) =>
        Assert.Equal(
            expected.Split('\n', StringSplitOptions.TrimEntries),
            await QueryAsync(
                $"""
                select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
                       || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
                from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where a.attrelid = 'ipt.{table}'::regclass and a.attnum > 0 and not a.attisdropped
                order by a.attnum
                """));

    [Fact]
    public async Task Constraints_have_Martens_names_and_columns() =>
        Assert.Equal(
            [
                "mt_event_progression pk_mt_event_progression PRIMARY KEY (name)",
                "mt_events fkey_mt_events_stream_id_tenant_id FOREIGN KEY (tenant_id, stream_id) REFERENCES ipt.mt_streams(tenant_id, id)",
                "mt_events pkey_mt_events_seq_id PRIMARY KEY (seq_id)",
                "mt_high_water_skips pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)",
                "mt_streams pkey_mt_streams_tenant_id_id PRIMARY KEY (tenant_id, id)",
            ],
            await QueryAsync(
                """
                select c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
                from pg_constraint k join pg_class c on c.oid = k.conrelid
                where c.relname like 'mt\_%' and k.connamespace = 'ipt'::regnamespace and k.contype <> 'n'
                order by 1
                """));

    [Fact]
    public async Task Indexes_are_Martens_and_no_others() =>
        Assert.Equal(
            [
                "CREATE UNIQUE INDEX pk_mt_event_progression ON ipt.mt_event_progression USING btree (name)",
                "CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON ipt.mt_events USING btree (tenant_id, stream_id, version)",
                "CREATE UNIQUE INDEX pkey_mt_events_seq_id ON ipt.mt_events USING btree (seq_id)",
                "CREATE UNIQUE INDEX pkey_mt_high_water_skips_ending_sequence ON ipt.mt_high_water_skips USING btree (ending_sequence)",
                "CREATE UNIQUE INDEX pkey_mt_streams_tenant_id_id ON ipt.mt_streams USING btree (tenant_id, id)",
            ],
            await QueryAsync("select indexdef from pg_indexes where schemaname = 'ipt' and tablename like 'mt\\_%' order by indexname"));

    [Fact]
    public async Task The_sequence_is_owned_by_the_column_that_it_numbers() =>
        Assert.Equal(["ipt.mt_events_sequence"], await QueryAsync("select pg_get_serial_sequence('ipt.mt_events', 'seq_id')"));

    [Fact]
    public async Task A_stream_says_what_it_is_and_where_it_stands()
    {
        await using var journal = await JournalDatabase.OpenAsync(server.Server.ConnectionString);
        var course = Compliance.Journal.Sample.NewCourse();
        await journal.Append(Compliance.Journal.Sample.Append(course, 0));
        var last = Compliance.Journal.Sample.Append(course, 1, events: 3);
        await journal.Append(last);

        Assert.Equal(
            [$"treatment_course 4 {last.Events[^1].RecordedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff} false"],
            await QueryAsync($"select concat_ws(' ', type, version, to_char(timestamp at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), is_archived::text) from ipt.mt_streams where id = '{course.Course}'"));
    }

    private Task<List<string>> QueryAsync(string sql) => PrivateServerFixture.QueryAsync<string>(
        new Npgsql.NpgsqlConnectionStringBuilder(server.Server.ConnectionString) { SearchPath = "pg_catalog" }.ConnectionString, sql);
}
