-- One row per course: what is needed to find it and to say who may see it. Written in the transaction of the events that
-- changed it. Ids sort by byte (collate "C"), whatever the locale of the database.

create table ipt.course_listing (
    tenant_id     varchar collate "C"      not null,
    course_id     varchar collate "C"      not null,
    exclusive_key varchar collate "C",
    service       varchar                  not null,
    protocol      varchar                  not null,
    phase         varchar                  not null,
    suspended     boolean                  not null,
    therapist     varchar,
    supervisor    varchar,
    opened_at     timestamp with time zone not null,
    updated_at    timestamp with time zone not null,
    constraint pk_course_listing primary key (tenant_id, course_id)
) with (fillfactor = 70);

-- The last fence for "one active course per client and service" (rule R14); the append asks before it writes.
create unique index ux_course_listing_exclusive_key on ipt.course_listing (tenant_id, exclusive_key) where exclusive_key is not null;

create index ix_course_listing_therapist on ipt.course_listing (tenant_id, therapist, course_id) where therapist is not null;
create index ix_course_listing_supervisor on ipt.course_listing (tenant_id, supervisor, course_id) where supervisor is not null;
create index ix_course_listing_phase on ipt.course_listing (tenant_id, phase, course_id);
