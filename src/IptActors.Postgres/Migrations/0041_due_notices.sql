-- What reminders of the cluster edition found overdue, once each. What was noticed may be settled since: the course says.
create table ipt.due_notice (
    tenant_id  varchar collate "C"      not null,
    course_id  varchar collate "C"      not null,
    kind       varchar                  not null,
    number     int                      not null,
    due_on     date                     not null,
    noticed_at timestamp with time zone not null default now(),
    constraint pk_due_notice primary key (tenant_id, course_id, kind, number, due_on)
);

create index ix_due_notice_noticed_at on ipt.due_notice (tenant_id, noticed_at);
