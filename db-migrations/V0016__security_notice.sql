-- What people are told about the safety of their credentials when they sign in. The trail says what happened; here
-- stands only up to which moment each of them has been told.

create table security_notice (
    user_id    text        primary key references iam_user on delete cascade,
    told_until timestamptz not null
);

alter table web_session add column notices text;
comment on column web_session.notices is 'what its person is told until they have seen it, one notice a line';

-- What was done to one user, whoever did it.
create index audit_event_by_resource on audit_event (resource, occurred_at desc);
