-- One row that tells whether a key file belongs to this database: a value derived from the key, never the key.
-- Written together with the key file on the first start; its absence means an empty database.
CREATE TABLE key_check (
    id boolean PRIMARY KEY DEFAULT true CHECK (id),
    check_value bytea NOT NULL CHECK (octet_length(check_value) = 32)
);
