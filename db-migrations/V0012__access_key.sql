-- Access keys: the secret is sealed and opens for the check of a signature alone.

create table access_key (
    access_key_id     text        primary key,
    user_id           text        not null references iam_user,
    status            text        not null check (status in ('Active', 'Inactive')),
    secret            bytea       not null,
    description       text        check (char_length(description) between 1 and 256),
    created_at        timestamptz not null,
    last_used_at      timestamptz,
    last_used_service text,
    last_used_region  text,
    check ((last_used_at is null) = (last_used_service is null) and (last_used_at is null) = (last_used_region is null))
);
create index access_key_by_user on access_key (user_id, created_at, access_key_id);
comment on column access_key.secret is 'AES-256-GCM under the data key of its purpose, bound to access_key_id';
