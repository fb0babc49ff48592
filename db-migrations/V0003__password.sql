-- Console passwords and the account's password policy.

create table login_profile (
    user_id              text        primary key references iam_user,
    password_hash        text        not null check (password_hash like '$argon2id$%'),
    password_changed_at  timestamptz not null,
    reset_required       boolean     not null,
    unused_until         timestamptz,
    password_last_used_at timestamptz,
    created_at           timestamptz not null
);
comment on column login_profile.unused_until is 'a generated password that nobody used by then is dead';

create table password_history (
    user_id       text        not null references login_profile on delete cascade,
    replaced_at   timestamptz not null,
    password_hash text        not null check (password_hash like '$argon2id$%'),
    primary key (user_id, replaced_at)
);

create table account_password_policy (
    account_id                     text    primary key references account,
    minimum_password_length        integer not null check (minimum_password_length between 6 and 128),
    require_symbols                boolean not null,
    require_numbers                boolean not null,
    require_uppercase_characters   boolean not null,
    require_lowercase_characters   boolean not null,
    allow_users_to_change_password boolean not null,
    max_password_age               integer check (max_password_age between 1 and 1095),
    password_reuse_prevention      integer check (password_reuse_prevention between 1 and 24),
    hard_expiry                    boolean not null,
    row_version                    bigint  not null
);
