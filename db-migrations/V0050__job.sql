-- Bulk work: what somebody started for many things at once, and what became of each of them.

create table job (
    job_id        uuid        primary key,
    account_id    text        not null references account,
    kind          text        not null,
    starter_id    text        not null,
    starter_name  text        not null,
    mfa_at        timestamptz,
    mfa_serial    text,
    address       text        not null,
    user_agent    text        not null,
    is_secure     boolean     not null,
    state         text        not null check (state in ('running', 'finished', 'cancelled')),
    items         integer     not null check (items > 0),
    done          integer     not null default 0,
    refused       integer     not null default 0,
    failed        integer     not null default 0,
    started_at    timestamptz not null,
    ended_at      timestamptz,
    worked_at     timestamptz not null,
    claimed_by    uuid,
    claimed_until timestamptz,
    check (done + refused + failed <= items)
);
create index job_running on job (worked_at) where state = 'running';
create index job_by_account on job (account_id, started_at desc);
create index job_by_end on job (ended_at);
comment on column job.starter_id is 'no reference: what a user started is told when the user is gone';
comment on column job.mfa_at is 'what was proved when it was started; counts while the session still has it';
comment on column job.claimed_by is 'the process that works on it now, until claimed_until at the latest';

-- The session in whose name it goes on: renamed with it, gone with it. A table of its own, since whoever gives a session
-- a new id must not wait for whoever works on the job.
create table job_session (
    job_id       uuid  primary key references job on delete cascade,
    session_hash bytea not null references web_session (id_hash) on update cascade on delete cascade
);
create index job_session_by_session on job_session (session_hash);

create table job_item (
    job_id  uuid    not null references job on delete cascade,
    number  integer not null check (number > 0),
    subject text    not null,
    input   text    not null,
    state   text    not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'failed')),
    report  text    not null default '',
    secret  bytea,
    primary key (job_id, number)
);
create index job_item_waiting on job_item (job_id, number) where state = 'waiting';
create index job_item_problem on job_item (job_id, number) where state in ('refused', 'failed');
create index job_item_secret on job_item (job_id, number) where secret is not null;
comment on column job_item.secret is 'what doing it made and nobody has seen yet, sealed; deleted when it is shown, or after a week';
