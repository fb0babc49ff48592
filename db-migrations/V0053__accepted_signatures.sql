-- Signatures of changes that were accepted, where the operator wants each to be good for one; none is kept otherwise.
create table accepted_signature (
    signature_hash bytea primary key,
    expires_at timestamptz not null
);
create index accepted_signature_expires_at on accepted_signature (expires_at);
