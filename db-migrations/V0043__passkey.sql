-- Passkeys and security keys (WebAuthn): what is kept of each beside its row among the MFA devices.

create table passkey_user (
    user_id     text  primary key references iam_user on delete cascade,
    user_handle bytea not null unique check (length(user_handle) = 64)
);
comment on table passkey_user is
    'the random name by which a user is known to authenticators; it tells nothing of the account or the user name';

create table passkey (
    device_id       text    primary key references mfa_device on delete cascade,
    credential_id   bytea   not null unique check (length(credential_id) between 1 and 1023),
    public_key      bytea   not null,
    signature_count bigint  not null check (signature_count between 0 and 4294967295),
    backup_eligible boolean not null,
    backed_up       boolean not null,
    aaguid          uuid    not null,
    transports      text    not null,
    counter_fell_at timestamptz
);
comment on column passkey.counter_fell_at is
    'when its signature counter went back: there may be a copy of it, and the owner is told';
comment on column passkey.public_key is 'as COSE (RFC 9052)';
comment on column passkey.transports is 'how browsers reach the authenticator, parted by spaces';

-- A ceremony that is under way. Of the challenge only its SHA-256 is kept; looking it up uses it up.
create table passkey_challenge (
    challenge_hash bytea       primary key,
    binding_hash   bytea       not null,
    ceremony       text        not null,
    user_id        text        references iam_user on delete cascade,
    expires_at     timestamptz not null
);
comment on column passkey_challenge.binding_hash is
    'the session, the unfinished sign-in or the browser in which the ceremony began, hashed';
create index passkey_challenge_by_expiry on passkey_challenge (expires_at);
create index passkey_challenge_by_user on passkey_challenge (user_id);
