-- Runs after each migration, as the owner of the schema: what the serving role may do.
-- Where both roles are one, granting to oneself changes nothing, and the triggers guard the trail.

do $$
begin
    perform make_audit_partitions(24);
    if '${serving_role}' not in ('', current_user) then
        execute 'grant usage on schema public to "${serving_role}"';
        execute 'grant select, insert, update, delete on all tables in schema public to "${serving_role}"';
        execute 'grant usage on all sequences in schema public to "${serving_role}"';
        execute 'revoke insert, update, delete on flyway_schema_history from "${serving_role}"';
        execute 'revoke update, delete, truncate on audit_event from "${serving_role}"';
        execute 'revoke update, delete, truncate on audit_seal from "${serving_role}"';
        execute (
            select coalesce(string_agg(format('revoke update, delete, truncate on %s from "${serving_role}";', inhrelid::regclass), ' '), 'select 1')
            from pg_inherits where inhparent = 'audit_event'::regclass);
    end if;
end
$$;
