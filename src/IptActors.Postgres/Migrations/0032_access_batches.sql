-- Who read what, one row for all accesses that were committed together: a row of its own for each cost more than the read that it
-- recorded (docs/decisions/0015). The chain goes on through all of them as before, and the hash of every access stays its own.

create table ipt.access_batch (
    first_position  bigint                     not null primary key,
    at              timestamp with time zone[] not null,
    who             int[]                      not null,
    what            int[]                      not null,
    repeats         int[]                      not null,
    courses         text[] collate "C"         not null,
    request_ids     text[] collate "C"         not null,
    correlation_ids text[] collate "C"         not null,
    hashes          bytea[]                    not null
) with (toast_tuple_target = 8160);

-- What was written before, a hundred at a time; a gap between two positions stays one.
insert into ipt.access_batch (first_position, at, who, what, repeats, courses, request_ids, correlation_ids, hashes)
select min(position), array_agg(at order by position), array_agg(who order by position), array_agg(what order by position), array_agg(repeats order by position),
       array_agg(array_to_string(courses, ' ') order by position), array_agg(request_id::text order by position), array_agg(correlation_id::text order by position),
       array_agg(hash order by position)
from (select *, position - row_number() over (order by position) as gaps from ipt.access_log) l
group by gaps, position / 100;

drop view ipt.access_log_readable;
drop table ipt.access_log;

-- The accesses one by one.
create view ipt.access_log as
select b.first_position + e.place - 1 as position, e.at, e.who, e.what, e.repeats, string_to_array(e.courses, ' ') as courses, e.request_id, e.correlation_id, e.hash
from ipt.access_batch b
cross join lateral unnest(b.at, b.who, b.what, b.repeats, b.courses, b.request_ids, b.correlation_ids, b.hashes)
    with ordinality as e (at, who, what, repeats, courses, request_id, correlation_id, hash, place);

-- For people and for reports: the log in plain columns.
create view ipt.access_log_readable as
select l.position, l.at, w.clinic, w.subject, w.role, nullif(w.on_behalf_of, '') as on_behalf_of, nullif(w.purpose, '') as purpose,
       t.method, t.outcome, t.emergency, l.repeats, l.courses, l.request_id, l.correlation_id, encode(l.hash, 'hex') as hash
from ipt.access_log l
join ipt.access_who w on w.id = l.who
join ipt.access_what t on t.id = l.what;

-- By what people look for accesses. Filled when somebody looks and not when a course is shown, so that no read pays for it. Everything in it
-- comes from ipt.access_batch: it can be emptied at any time (the position set to 0 again) and fills itself.
create table ipt.access_by_course (
    clinic   varchar collate "C" not null,
    course   varchar collate "C" not null,
    position bigint              not null,
    batch    bigint              not null,
    constraint pk_access_by_course primary key (clinic, course, position)
);

create table ipt.access_by_who (
    who      int    not null,
    position bigint not null,
    batch    bigint not null,
    constraint pk_access_by_who primary key (who, position)
);

create table ipt.access_index_state (
    singleton boolean not null primary key default true check (singleton),
    position  bigint  not null
);

insert into ipt.access_index_state (position) values (0);
