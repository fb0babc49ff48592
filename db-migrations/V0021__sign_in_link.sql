-- One-time links that the operator hands out on the host, in the place of a password. Only their SHA-256 is kept.

create table sign_in_link (
    token_hash bytea       primary key,
    user_id    text        not null references iam_user on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index sign_in_link_by_user on sign_in_link (user_id);
