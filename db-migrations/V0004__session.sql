-- Web sessions, sign-ins in progress, known devices, throttling, and forms that were already sent.
--
-- Ids travel in cookies; only their SHA-256 is kept.

create table web_session (
    id_hash      bytea       primary key,
    user_id      text        not null references iam_user on delete cascade,
    started_at   timestamptz not null,
    last_used_at timestamptz not null,
    expires_at   timestamptz not null,
    proved_at    timestamptz not null,
    mfa_at       timestamptz,
    mfa_serial   text,
    factor       text        not null,
    address      text        not null,
    user_agent   text        not null,
    flash        text,
    carried_form text
);
comment on column web_session.carried_form is
    'a form, sealed, that was sent when an earlier session had ended: its page shows it again';
create index web_session_by_user on web_session (user_id, started_at);
create index web_session_by_expiry on web_session (expires_at);

create table pending_sign_in (
    id_hash        bytea       primary key,
    user_id        text        not null references iam_user on delete cascade,
    started_at     timestamptz not null,
    expires_at     timestamptz not null,
    failures       integer     not null default 0,
    mfa_at         timestamptz,
    mfa_serial     text,
    factor         text        not null,
    next_path      text,
    carried_form   text
);
create index pending_sign_in_by_user on pending_sign_in (user_id);
create index pending_sign_in_by_expiry on pending_sign_in (expires_at);

create table known_device (
    id_hash      bytea       not null,
    user_id      text        not null references iam_user on delete cascade,
    created_at   timestamptz not null,
    last_used_at timestamptz not null,
    primary key (user_id, id_hash)
);

create table throttle_lane (
    lane            bytea       primary key,
    failures        integer     not null,
    counting_since  timestamptz not null,
    paused_until    timestamptz,
    expires_at      timestamptz not null
);
create index throttle_lane_by_expiry on throttle_lane (expires_at);

create table form_submission (
    nonce_hash  bytea       primary key,
    session_hash bytea      not null,
    outcome     text        not null,
    successor   bytea,
    expires_at  timestamptz not null
);
create index form_submission_by_expiry on form_submission (expires_at);
comment on column form_submission.successor is
    'the new session id, sealed under the old one, so that a repeat of this very form can be answered with it';
