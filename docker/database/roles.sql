-- For a PostgreSQL of your own, as its superuser, once:
--   psql --set owner_password=… --set application_password=… --file docker/database/roles.sql
-- One role owns the schema and migrates, the other serves and cannot change a table.
CREATE ROLE latchkey_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE latchkey_app LOGIN PASSWORD :'application_password';
CREATE DATABASE latchkey OWNER latchkey_owner;
REVOKE ALL ON DATABASE latchkey FROM PUBLIC;
GRANT CONNECT ON DATABASE latchkey TO latchkey_app;
\connect latchkey
ALTER SCHEMA public OWNER TO latchkey_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO latchkey_app;
ALTER DEFAULT PRIVILEGES FOR ROLE latchkey_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO latchkey_app;
ALTER DEFAULT PRIVILEGES FOR ROLE latchkey_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO latchkey_app;
