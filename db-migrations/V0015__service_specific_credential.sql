-- User names and passwords for single services, such as Git over HTTPS. Of a password only the SHA-256 is kept.

create table service_specific_credential (
    credential_id     text        primary key,
    user_id           text        not null references iam_user on delete cascade,
    service_name      text        not null,
    service_user_name text        not null,
    password_hash     bytea       not null,
    status            text        not null check (status in ('Active', 'Inactive')),
    created_at        timestamptz not null,
    expires_at        timestamptz
);
create index service_specific_credential_by_user on service_specific_credential (user_id, service_name);
create unique index service_specific_credential_by_name
    on service_specific_credential (service_name, lower(service_user_name));
