-- The Merkle trees over what is recorded, one for each log (docs/proofs.md). Nothing here is secret, and nothing here is believed: what counts
-- is signed, and the key is not in the database.

create table ipt.proof_log (
    name     varchar collate "C" not null,
    origin   varchar             not null,
    size     bigint              not null,
    position bigint              not null,
    constraint pk_proof_log primary key (name)
);

-- Rows of up to 256 hashes, as C2SP tlog-tiles lays them out. Leaves also say at which position of the log they stand.
create table ipt.proof_tile (
    log            varchar collate "C" not null,
    level          smallint            not null,
    index          bigint              not null,
    hashes         bytea               not null,
    positions      bigint[],
    first_position bigint,
    constraint pk_proof_tile primary key (log, level, index)
);

-- Hashes do not compress: PostgreSQL need not try.
alter table ipt.proof_tile alter column hashes set storage external;

create index ix_proof_tile_first_position on ipt.proof_tile (log, first_position) where level = 0;

create table ipt.proof_checkpoint (
    log           varchar collate "C"      not null,
    size          bigint                   not null,
    root          bytea                    not null,
    position      bigint                   not null,
    issued_at     timestamp with time zone not null,
    note          varchar                  not null,
    previous_hash bytea                    not null,
    constraint pk_proof_checkpoint primary key (log, size)
);
