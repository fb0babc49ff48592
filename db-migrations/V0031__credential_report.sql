-- The latest credential report of each account; it can be made anew at any time.

create table credential_report (
    account_id   text        primary key references account,
    content      text        not null,
    generated_at timestamptz not null
);
