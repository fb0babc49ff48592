-- Temporary credentials that STS has issued. The token itself is only known by its SHA-256; the secret is sealed, since
-- signatures are checked with it.

create table session_token (
    access_key_id text        primary key check (access_key_id ~ '^ASIA[A-Z2-7]{16}$'),
    user_id       text        not null references iam_user on delete cascade,
    sealed_secret bytea       not null,
    token_hash    bytea       not null check (octet_length(token_hash) = 32),
    issued_at     timestamptz not null,
    expires_at    timestamptz not null,
    mfa_at        timestamptz,
    mfa_serial    text
);
create index session_token_by_user on session_token (user_id);
create index session_token_by_expiry on session_token (expires_at);
