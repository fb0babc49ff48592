-- X.509 signing certificates. The id is made of the certificate itself: it is the same in every account, once in each.

create table signing_certificate (
    account_id     text        not null references account on delete cascade,
    certificate_id text        not null,
    user_id        text        not null references iam_user on delete cascade,
    body           text        not null,
    not_after      timestamptz not null,
    status         text        not null check (status in ('Active', 'Inactive')),
    uploaded_at    timestamptz not null,
    primary key (account_id, certificate_id)
);
create index signing_certificate_by_user on signing_certificate (user_id, uploaded_at);
