-- SSH public keys. What identifies a key is its form on the wire, in whichever encoding it was sent.

create table ssh_public_key (
    ssh_public_key_id text        primary key,
    user_id           text        not null references iam_user on delete cascade,
    status            text        not null check (status in ('Active', 'Inactive')),
    uploaded_at       timestamptz not null,
    wire              bytea       not null,
    key_comment       text        not null,
    key_type          text        not null,
    bits              integer     not null,
    sha256            text        not null,
    md5               text        not null,
    unique (user_id, sha256)
);
