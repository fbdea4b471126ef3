-- The event store, laid out as Marten 9 does for string stream identity, conjoined tenancy and all metadata switched on.
-- Names, order, types and defaults are Marten's: it must find nothing to alter. "if not exists" lets a database that Marten
-- made first be taken over.

create table if not exists ipt.mt_streams (
    tenant_id   varchar                  not null default '*DEFAULT*',
    id          varchar                  not null,
    type        varchar,
    version     bigint,
    timestamp   timestamp with time zone not null default now(),
    created     timestamp with time zone not null default now(),
    is_archived boolean                           default false,
    constraint pkey_mt_streams_tenant_id_id primary key (tenant_id, id)
);

-- Every append updates the row of its course. Room on the page keeps the update off the index (HOT). Marten compares no storage parameters.
alter table ipt.mt_streams set (fillfactor = 60);

create table if not exists ipt.mt_events (
    seq_id         bigint                   not null,
    id             uuid                     not null,
    stream_id      varchar,
    version        bigint                   not null,
    data           jsonb                    not null,
    bdata          bytea,
    type           varchar(500)             not null,
    timestamp      timestamp with time zone not null default now(),
    tenant_id      varchar                           default '*DEFAULT*',
    mt_dotnet_type varchar,
    correlation_id varchar,
    causation_id   varchar,
    headers        jsonb,
    is_archived    boolean                           default false,
    constraint pkey_mt_events_seq_id primary key (seq_id),
    constraint fkey_mt_events_stream_id_tenant_id foreign key (tenant_id, stream_id) references ipt.mt_streams (tenant_id, id)
);

create unique index if not exists pk_mt_events_stream_and_version on ipt.mt_events (tenant_id, stream_id, version);

create sequence if not exists ipt.mt_events_sequence;
alter sequence ipt.mt_events_sequence owned by ipt.mt_events.seq_id;

create table if not exists ipt.mt_event_progression (
    name         varchar not null,
    last_seq_id  bigint,
    last_updated timestamp with time zone default transaction_timestamp(),
    constraint pk_mt_event_progression primary key (name)
);

create table if not exists ipt.mt_high_water_skips (
    ending_sequence   bigint not null,
    starting_sequence bigint not null,
    timestamp         timestamp with time zone default transaction_timestamp(),
    constraint pkey_mt_high_water_skips_ending_sequence primary key (ending_sequence)
);
