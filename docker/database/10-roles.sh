#!/usr/bin/env bash
# Run once by the PostgreSQL image on an empty data directory: the two roles, the database and the rights on what will be in it.
set -euo pipefail
owner_password=$(cat /run/secrets/owner-password)
application_password=$(cat /run/secrets/application-password)
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set owner_password="$owner_password" --set application_password="$application_password" \
    --file /opt/latchkey/roles.sql
