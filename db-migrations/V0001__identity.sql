-- Accounts, users, groups and who belongs to which.
--
-- Unique ids (AIDA…, AGPA…) are the keys: a name that is deleted and made again is somebody else.
-- `…_key` columns hold names in lower case (made by the program, locale ROOT): names are unique ignoring case.
-- `authorization_version` rises with every change that can alter a decision; whoever writes locks these rows
-- FOR SHARE (the account's first), whoever raises them takes FOR NO KEY UPDATE from the start.

create table account (
    account_id            text        primary key check (account_id ~ '^[0-9]{12}$'),
    alias                 text        unique check (alias ~ '^[a-z0-9]([a-z0-9-]{1,61})[a-z0-9]$'),
    canonical_user_id     text        not null unique check (canonical_user_id ~ '^[0-9a-f]{64}$'),
    authorization_version bigint      not null default 0,
    created_at            timestamptz not null
);

create table iam_user (
    user_id               text        primary key check (user_id ~ '^AIDA[A-Z2-7]{17}$'),
    account_id            text        not null references account,
    path                  text        not null check (length(path) <= 512),
    user_name             text        not null check (length(user_name) between 1 and 64),
    user_name_key         text        collate "C" not null,
    boundary_policy_id    text,
    authorization_version bigint      not null default 0,
    created_at            timestamptz not null,
    unique (account_id, user_name_key)
);

create table user_tag (
    user_id       text not null references iam_user on delete cascade,
    tag_key       text not null,
    tag_key_lower text not null,
    tag_value     text not null,
    primary key (user_id, tag_key_lower)
);

create table iam_group (
    group_id       text        primary key check (group_id ~ '^AGPA[A-Z2-7]{17}$'),
    account_id     text        not null references account,
    path           text        not null check (length(path) <= 512),
    group_name     text        not null check (length(group_name) between 1 and 128),
    group_name_key text        collate "C" not null,
    created_at     timestamptz not null,
    unique (account_id, group_name_key)
);

create table group_membership (
    user_id  text        not null references iam_user,
    group_id text        not null references iam_group,
    added_at timestamptz not null,
    primary key (user_id, group_id)
);
create index group_membership_by_group on group_membership (group_id, user_id);
