-- The public key with which the members of the cluster sign checkpoints (signed-note vkey). A silo with another one would take the log for
-- a forged one as soon as it keeps it, so it does not join. Null until a silo of this release has joined.
alter table ipt_cluster.identity add column proof_key varchar;
