-- When the trail was compared with its seals, and whether it was as it was written: what the dashboard tells. A hint for
-- whoever looks there, and no proof: who can change the trail can change this as well.

create table trail_check (
    checked_at timestamptz primary key,
    problems   integer     not null check (problems >= 0)
);
