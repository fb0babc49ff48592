-- Finds users by path: a range of paths in the order of their bytes, whatever the database's locale.

create index iam_user_by_path on iam_user (account_id, path collate "C");

-- Sorts users by the time they were made; the key is a text, so that a page can go on after it.
create index iam_user_by_creation on iam_user (account_id, created_at, user_id);
