-- Who changed a policy last, by the name of that moment; unknown for what was changed before this was kept.
alter table managed_policy add column updated_by text;
