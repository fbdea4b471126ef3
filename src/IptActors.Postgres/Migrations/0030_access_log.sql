-- Who read what. One row per access, in one chain over all clinics; docs/access-log.md says what is hashed. Rows are only ever
-- inserted. Who and what repeat endlessly and are kept once each, which makes a row about 130 bytes.

create table ipt.access_who (
    id           int generated always as identity primary key,
    clinic       varchar collate "C" not null,
    subject      varchar collate "C" not null,
    role         varchar collate "C" not null,
    on_behalf_of varchar collate "C" not null,
    purpose      varchar collate "C" not null,
    constraint ux_access_who unique (clinic, subject, role, on_behalf_of, purpose)
);

create table ipt.access_what (
    id        int generated always as identity primary key,
    method    varchar collate "C" not null,
    outcome   varchar collate "C" not null,
    emergency boolean             not null,
    constraint ux_access_what unique (method, outcome, emergency)
);

create table ipt.access_log (
    position       bigint                   not null primary key,
    at             timestamp with time zone not null,
    who            int                      not null,
    what           int                      not null,
    repeats        int                      not null,
    courses        varchar[] collate "C"    not null,
    request_id     varchar,
    correlation_id varchar,
    hash           bytea                    not null
);

-- Nearly all rows show one course; those of lists show many and are few.
create index ix_access_log_course on ipt.access_log ((courses[1]), position) where cardinality(courses) = 1;
create index ix_access_log_courses on ipt.access_log using gin (courses) where cardinality(courses) > 1;
create index ix_access_log_who on ipt.access_log (who, position);

-- The end of the chain: one row, moved with every batch. It fences writers against each other, and shows a log that was cut.
create table ipt.access_log_head (
    singleton boolean not null primary key default true check (singleton),
    position  bigint  not null,
    hash      bytea   not null
) with (fillfactor = 10);

insert into ipt.access_log_head (position, hash) values (0, decode(repeat('00', 32), 'hex'));

-- For people and for reports: the log in plain columns.
create view ipt.access_log_readable as
select l.position, l.at, w.clinic, w.subject, w.role, nullif(w.on_behalf_of, '') as on_behalf_of, nullif(w.purpose, '') as purpose,
       t.method, t.outcome, t.emergency, l.repeats, l.courses, l.request_id, l.correlation_id, encode(l.hash, 'hex') as hash
from ipt.access_log l
join ipt.access_who w on w.id = l.who
join ipt.access_what t on t.id = l.what;
