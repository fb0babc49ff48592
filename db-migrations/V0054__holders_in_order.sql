-- Whoever holds a policy is read part by part in the order of ids, however many they are; so is the trail in that of time.

create index iam_user_by_boundary_and_id on iam_user (boundary_policy_id, user_id) where boundary_policy_id is not null;
drop index iam_user_by_boundary;

create index user_inline_policy_by_hash_and_id on user_inline_policy (document_hash, user_id);
drop index user_inline_policy_by_hash;

create index audit_event_by_time on audit_event (occurred_at);
create index audit_seal_late_by_time on audit_seal (sealed_at) where is_late;
