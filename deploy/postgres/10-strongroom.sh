#!/usr/bin/env bash
# Runs once, when the image makes its data: Strongroom's own role owns its database and is no superuser,
# so that no right which is not granted can be taken for granted.
set -euo pipefail
psql --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 --set password="$STRONGROOM_DB_PASSWORD" <<'SQL'
CREATE ROLE strongroom LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE strongroom OWNER strongroom;
SQL
