-- Recovery codes: for whoever has lost every device. Of each only a slow hash is kept.

create table recovery_code (
    user_id   text        not null references iam_user on delete cascade,
    selector  text        not null check (length(selector) = 4),
    code_hash text        not null check (code_hash like '$argon2id$%'),
    made_at   timestamptz not null,
    used_at   timestamptz,
    primary key (user_id, selector)
);
comment on column recovery_code.selector is
    'the first letters of the code, by which its hash is found; what comes after them has 80 bits';
