-- Managed policies with their versions, inline policies, attachments and boundaries.
--
-- A document is stored exactly as submitted; its SHA-256 finds the compiled form, so nothing is ever invalidated.

create table managed_policy (
    policy_id       text        primary key check (policy_id ~ '^ANPA[A-Z2-7]{17}$'),
    owner           text        not null check (owner = 'aws' or owner ~ '^[0-9]{12}$'),
    path            text        not null check (length(path) <= 512),
    policy_name     text        not null check (length(policy_name) between 1 and 128),
    policy_name_key text        collate "C" not null,
    description     text        not null default '',
    default_version integer     not null,
    last_version    integer     not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    unique (owner, policy_name_key)
);

create table managed_policy_version (
    policy_id     text        not null references managed_policy on delete cascade,
    version       integer     not null check (version >= 1),
    document      text        not null,
    document_hash text        not null check (document_hash ~ '^[0-9a-f]{64}$'),
    created_at    timestamptz not null,
    primary key (policy_id, version)
);

alter table managed_policy
    add foreign key (policy_id, default_version) references managed_policy_version (policy_id, version)
        deferrable initially deferred;

alter table iam_user
    add foreign key (boundary_policy_id) references managed_policy (policy_id);
create index iam_user_by_boundary on iam_user (boundary_policy_id) where boundary_policy_id is not null;

create table user_policy_attachment (
    user_id     text        not null references iam_user,
    policy_id   text        not null references managed_policy,
    attached_at timestamptz not null,
    primary key (user_id, policy_id)
);
create index user_policy_attachment_by_policy on user_policy_attachment (policy_id, user_id);

create table group_policy_attachment (
    group_id    text        not null references iam_group,
    policy_id   text        not null references managed_policy,
    attached_at timestamptz not null,
    primary key (group_id, policy_id)
);
create index group_policy_attachment_by_policy on group_policy_attachment (policy_id, group_id);

create table user_inline_policy (
    user_id         text        not null references iam_user,
    policy_name     text        not null,
    policy_name_key text        collate "C" not null,
    document        text        not null,
    document_hash   text        not null check (document_hash ~ '^[0-9a-f]{64}$'),
    updated_at      timestamptz not null,
    primary key (user_id, policy_name_key)
);

create table group_inline_policy (
    group_id        text        not null references iam_group,
    policy_name     text        not null,
    policy_name_key text        collate "C" not null,
    document        text        not null,
    document_hash   text        not null check (document_hash ~ '^[0-9a-f]{64}$'),
    updated_at      timestamptz not null,
    primary key (group_id, policy_name_key)
);

-- AWS managed policies are read-only and belong to everybody.
insert into managed_policy (policy_id, owner, path, policy_name, policy_name_key, description,
                            default_version, last_version, created_at, updated_at)
values ('ANPAIWMBCKSKIEE64ZLYK', 'aws', '/', 'AdministratorAccess', 'administratoraccess',
        'Provides full access to AWS services and resources.', 1, 1, '2015-02-06T18:39:46Z', '2015-02-06T18:39:46Z');
insert into managed_policy_version (policy_id, version, document, document_hash, created_at)
select 'ANPAIWMBCKSKIEE64ZLYK', 1, document, encode(sha256(convert_to(document, 'UTF8')), 'hex'), '2015-02-06T18:39:46Z'
from (values ('{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "*",
            "Resource": "*"
        }
    ]
}')) as text (document);

create index managed_policy_version_by_hash on managed_policy_version (document_hash);
create index user_inline_policy_by_hash on user_inline_policy (document_hash);
create index group_inline_policy_by_hash on group_inline_policy (document_hash);
