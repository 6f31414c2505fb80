#!/bin/bash
# Runs in the server's pod: the client, as root, with the password from the pipe in the directory $1, in the database $2.
set -euo pipefail
MYSQL_PWD=$(timeout 60 cat "$1/password")
export MYSQL_PWD
database=$2
shift 2
exec mysql --no-defaults --protocol=TCP --host=127.0.0.1 "--port=${MYSQL_PORT:-3306}" --user=root \
  --default-character-set=utf8mb4 "--database=$database" "$@"
