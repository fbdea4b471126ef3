-- By what auditors look for events. Filled when somebody looks and not when events are recorded, so that no command pays for it. Everything in
-- it comes from ipt.mt_events: it can be emptied at any time and fills itself again.

create table ipt.event_index (
    seq_id      bigint                   not null,
    tenant_id   varchar collate "C"      not null,
    type        varchar collate "C"      not null,
    actor       varchar collate "C",
    person      varchar collate "C",
    recorded_at timestamp with time zone not null,
    occurred_at varchar collate "C",
    constraint pk_event_index primary key (seq_id)
);

-- "occurred_at" is kept in the one form that the engine writes, which sorts as text: no cast can fail on what somebody altered.
create index ix_event_index_type on ipt.event_index (tenant_id, type, seq_id);
create index ix_event_index_actor on ipt.event_index (tenant_id, actor, seq_id);
create index ix_event_index_person on ipt.event_index (tenant_id, person, seq_id) where person is not null;
create index ix_event_index_recorded on ipt.event_index (tenant_id, recorded_at, seq_id);
create index ix_event_index_occurred on ipt.event_index (tenant_id, occurred_at, seq_id);

create table ipt.event_index_state (
    singleton boolean not null primary key default true check (singleton),
    position  bigint  not null
);

insert into ipt.event_index_state (position) values (0);
