-- The random keys with which secrets are sealed, one current one for each purpose, wrapped by the key of the key file.

create table data_key (
    purpose    text        not null,
    number     integer     not null check (number > 0),
    key_id     bytea       not null check (octet_length(key_id) = 4),
    wrapped    bytea       not null,
    created_at timestamptz not null,
    primary key (purpose, number),
    unique (purpose, key_id)
);
comment on column data_key.number is 'the greatest seals; the others only open what they have sealed';
comment on column data_key.wrapped is 'AES-256-GCM under a key that is derived from the key file, bound to purpose and key_id';
