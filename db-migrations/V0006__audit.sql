-- The append-only trail. Rows are added and read, never changed; retention drops whole partitions.

create table audit_event (
    event_id       uuid        not null,
    occurred_at    timestamptz not null,
    request_id     uuid        not null,
    account_id     text,
    principal_id   text,
    principal_name text,
    source_address text        not null,
    user_agent     text        not null,
    action         text        not null,
    resource       text        not null,
    result         text        not null check (result in ('allowed', 'denied', 'failed')),
    reason         text        not null,
    policy         text,
    statement_id   text,
    condition_keys text,
    mfa            boolean,
    credential     text,
    node           text        not null,
    occurrences    integer     not null default 1,
    primary key (event_id, occurred_at)
) partition by range (occurred_at);

create index audit_event_by_account on audit_event (account_id, occurred_at desc);
create index audit_event_by_principal on audit_event (principal_id, occurred_at desc);

create function audit_event_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only: % refused', tg_op;
end
$$;

create trigger audit_event_refuse_change
    before update or delete on audit_event
    for each row execute function audit_event_is_append_only();

-- TRUNCATE has statement triggers only, and a partition can be truncated by itself: each gets its own.
create function make_audit_partitions(months_ahead integer) returns void language plpgsql as $$
declare
    first_day date;
    name      text;
begin
    for i in -1 .. months_ahead loop
        first_day := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => i))::date;
        name := 'audit_event_' || to_char(first_day, 'YYYY_MM');
        if to_regclass(name) is null then
            execute format(
                'create table %I partition of audit_event for values from (%L) to (%L)',
                name, first_day::timestamp at time zone 'UTC', (first_day + interval '1 month')::timestamp at time zone 'UTC');
            execute format(
                'create trigger refuse_truncate before truncate on %I
                     for each statement execute function audit_event_is_append_only()', name);
        end if;
    end loop;
end
$$;

create trigger audit_event_refuse_truncate
    before truncate on audit_event
    for each statement execute function audit_event_is_append_only();

do $$
begin
    perform make_audit_partitions(24);
end
$$;
