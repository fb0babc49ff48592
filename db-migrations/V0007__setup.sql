-- The one-time link with which the first account is made.

create table setup_link (
    token_hash bytea       primary key,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
