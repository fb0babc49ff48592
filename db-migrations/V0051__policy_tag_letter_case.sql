-- The keys of a policy's tags, like those of an MFA device and unlike those of a user, differ by letter case.
alter table policy_tag
    drop constraint policy_tag_pkey,
    drop column tag_key_lower,
    alter column tag_key type text collate "C",
    add primary key (policy_id, tag_key);
