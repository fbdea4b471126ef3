-- In which hours a clinic was read, and where in the log: what was read in a period is found without looking through all that came after it.
-- Filled with the other indexes of the log when somebody looks, and from the start: both can be emptied at any time.

create table ipt.access_by_hour (
    clinic         varchar collate "C"      not null,
    hour           timestamp with time zone not null,
    first_position bigint                   not null,
    last_position  bigint                   not null,
    constraint pk_access_by_hour primary key (clinic, hour)
);

update ipt.access_index_state set position = 0;
