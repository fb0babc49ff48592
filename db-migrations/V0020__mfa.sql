-- MFA devices: one row for each device of whatever kind, and a table of its own for what each kind needs besides.
--
-- A device that belongs to nobody yet (made through the API, not enabled) has neither user nor `enabled_at`.

create table mfa_device (
    device_id     text        primary key,
    account_id    text        not null references account,
    serial_number text        not null check (length(serial_number) between 9 and 256),
    kind          text        not null check (kind in ('virtual', 'hardware', 'passkey')),
    user_id       text        references iam_user,
    label         text        not null,
    created_at    timestamptz not null,
    enabled_at    timestamptz,
    last_used_at  timestamptz,
    unique (account_id, serial_number),
    check ((user_id is null) = (enabled_at is null))
);
comment on column mfa_device.serial_number is
    'the ARN of virtual devices and of passkeys; what is printed on hardware tokens';
create index mfa_device_by_user on mfa_device (user_id) where user_id is not null;

-- What devices need whose codes go with the time (virtual and hardware): RFC 6238.
create table totp_seed (
    device_id   text    primary key references mfa_device on delete cascade,
    sealed_seed bytea   not null,
    last_step   bigint  not null default 0,
    drift       integer not null default 0
);
comment on column totp_seed.last_step is 'the time step of the last code that was taken; it only grows, so no code is taken twice';
comment on column totp_seed.drift is 'how many steps the clock of the device is ahead of ours';

create table mfa_device_tag (
    device_id text not null references mfa_device on delete cascade,
    tag_key   text not null,
    tag_value text not null,
    primary key (device_id, tag_key)
);

-- A device that somebody is about to add: it is made only once its codes were right. It goes with the session, or the
-- unfinished sign-in, in which it was begun, and follows a session to its next id.
create table mfa_enrolment (
    enrolment_id text        primary key,
    session_hash bytea       references web_session on update cascade on delete cascade,
    pending_hash bytea       references pending_sign_in on update cascade on delete cascade,
    user_id      text        not null references iam_user on delete cascade,
    device_name  text        not null,
    sealed_seed  bytea       not null,
    expires_at   timestamptz not null,
    unique (session_hash, user_id),
    unique (pending_hash, user_id),
    check ((session_hash is null) <> (pending_hash is null))
);
create index mfa_enrolment_by_user on mfa_enrolment (user_id);
create index mfa_enrolment_by_expiry on mfa_enrolment (expires_at);
