#!/bin/sh
# The first start as the official "mysql" images do it, unkind parts included:
# - a temporary server (socket only, root without a password) stands between initialisation and
#   the real server; root's password and the database are set through it, one after the other;
# - a data directory with a mysql/ folder in it counts as initialised, however half it is: after a
#   kill in between, the server comes back without a password, or without its database.
# INIT_PAUSE_SECONDS stands for the official import of time zones, which takes about as long.
set -eu
# shellcheck source=/dev/null
. /usr/local/lib/mysql-image/entrypoint-common.sh
SOCKET=/var/run/mysqld/mysqld.sock

sql() { # [PASSWORD]: statements on stdin, through the socket
  MYSQL_PWD=${1:-} mysql --no-defaults --socket="$SOCKET" -uroot --comments
}

start_temporary() { # returns when the server answers on its socket
  "$@" --skip-networking --mysqlx=OFF --socket="$SOCKET" &
  temporary=$!
  tries=0
  until mysqladmin --no-defaults --socket="$SOCKET" -uroot ping >/dev/null 2>&1; do
    kill -0 "$temporary" 2>/dev/null || { log "the temporary server ended"; exit 1; }
    tries=$((tries + 1))
    [ $tries -le 600 ] || { log "the temporary server does not answer"; exit 1; }
    sleep 0.1
  done
}

if [ ! -d "$DATADIR/mysql" ]; then
  require_password
  log "initialising database files"
  "$@" --initialize-insecure
  log "starting temporary server"
  start_temporary "$@"
  log "temporary server started"
  sleep "${INIT_PAUSE_SECONDS:-3}"
  { out "SET @@SESSION.SQL_LOG_BIN=0;"; root_sql; } | sql
  { out "SET @@SESSION.SQL_LOG_BIN=0;"; database_sql; } | sql "${MYSQL_ROOT_PASSWORD:-}"
  log "stopping temporary server"
  MYSQL_PWD=${MYSQL_ROOT_PASSWORD:-} mysqladmin --no-defaults --socket="$SOCKET" -uroot shutdown
  wait "$temporary"
  log "MySQL init process done, ready for start up"
fi
exec "$@"
