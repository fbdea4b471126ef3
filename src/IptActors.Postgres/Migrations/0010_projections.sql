-- Read side. Rows of projections are in schema ipt_projection, in tables that the runner makes from their description in code;
-- views over them for SQL readers are in schema ipt_read. Positions are in mt_event_progression, beside those of Marten.

create schema ipt_projection;
create schema ipt_read;
comment on schema ipt_read is 'Views for SQL readers (role ipt_reader). Rows of clinics that the reader may not read are not there: see ipt.sql_reader.';

create table ipt.projection_status (
    name               varchar not null,
    version            int     not null,
    paused             boolean not null default false,
    failed_position    bigint,
    failed_event_id    uuid,
    failed_type        varchar,
    failed_error       varchar,
    rebuild_requested  boolean not null default false,
    rebuild_state      varchar,
    rebuild_events     bigint,
    rebuild_target     bigint,
    rebuild_started_at timestamp with time zone,
    rebuild_ended_at   timestamp with time zone,
    rebuild_rate       bigint,
    rebuild_problem    varchar,
    compared_at        bigint,
    differing_rows     bigint,
    live_hash          varchar,
    shadow_hash        varchar,
    constraint pk_projection_status primary key (name)
);

-- Moves a projection in the transaction of its rows. Who expects it elsewhere no longer runs it: nothing of the transaction stays.
create function ipt.move_projection(projection varchar, expected bigint, reached bigint) returns void language plpgsql as $$
begin
    update ipt.mt_event_progression set last_seq_id = reached, last_updated = transaction_timestamp()
    where name = projection and last_seq_id = expected;
    if not found then
        raise exception 'projection % is not at position %', projection, expected using errcode = 'IP001';
    end if;
end $$;

-- Which login role reads which clinic through the views. '*' is every clinic.
create table ipt.sql_reader (
    role_name name    not null,
    clinic    varchar not null,
    constraint pk_sql_reader primary key (role_name, clinic)
);

do $$
begin
    create role ipt_reader nologin;
exception
    when duplicate_object then null;
    when insufficient_privilege then raise notice 'ipt_reader was not made: create it as a superuser with "create role ipt_reader nologin" and restart';
end $$;

do $$
begin
    if exists (select from pg_roles where rolname = 'ipt_reader') then
        grant usage on schema ipt_read to ipt_reader;
    end if;
end $$;
