-- Files of secrets that were shown once: each may be fetched once more, by whoever holds the page that showed it.

create table secret_download (
    token_hash bytea       primary key,
    expires_at timestamptz not null
);
create index secret_download_by_expiry on secret_download (expires_at);
comment on table secret_download is 'of each file only the hash of its token; the file itself is never here';
