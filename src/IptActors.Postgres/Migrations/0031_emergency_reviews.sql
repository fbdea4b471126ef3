-- Emergency accesses that wait for their review. Brought up to date from the events whenever the list is asked for: rows and the
-- position up to which events were looked at change in one transaction, so that none is missed or taken twice.

create table ipt.emergency_review (
    tenant_id varchar collate "C" not null,
    position  bigint              not null,
    course_id varchar collate "C" not null,
    emergency int                 not null,
    constraint pk_emergency_review primary key (tenant_id, position)
);

create table ipt.emergency_review_progress (
    singleton boolean not null primary key default true check (singleton),
    position  bigint  not null
);

insert into ipt.emergency_review_progress (position) values (0);
