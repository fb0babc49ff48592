-- Seals over the rows of the trail, which make changes to it show. Each process chains its own: a seal is made within a
-- second of the commit, names the rows that it covers with a MAC of each, and continues the seal before it. The first
-- seal of a process goes on from the latest one there was, so that no process's seals can vanish as a whole.

create table audit_seal (
    chain           uuid        not null,
    number          integer     not null check (number >= 1),
    node            text        not null,
    sealed_at       timestamptz not null,
    is_late         boolean     not null,
    event_ids       uuid[]      not null,
    event_times     timestamptz[] not null,
    event_macs      text[]      not null,
    follows_chain   uuid,
    follows_number  integer,
    mac             text        not null check (mac ~ '^[0-9a-f]{64}$'),
    primary key (chain, number)
);
create index audit_seal_by_time on audit_seal (sealed_at);
comment on column audit_seal.is_late is 'whether it covers rows that a process had left without one when it ended';

create trigger audit_seal_refuse_change
    before update or delete on audit_seal
    for each row execute function audit_event_is_append_only();

create trigger audit_seal_refuse_truncate
    before truncate on audit_seal
    for each statement execute function audit_event_is_append_only();
