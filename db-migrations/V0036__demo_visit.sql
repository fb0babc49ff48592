-- The steps of the demo's guided tour that only look: nothing but the visit itself tells that they were taken.

create table demo_visit (
    step       integer     primary key check (step between 1 and 8),
    visited_at timestamptz not null
);
