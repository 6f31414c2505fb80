#!/bin/sh
# The environment contract of the well-known "mysql" image, for a MySQL from Debian packages, made
# kinder: users and database exist before the server answers anybody, and a first start that was
# interrupted starts over. entrypoint-official.sh is the unkind one.
set -eu
# shellcheck source=/dev/null
. /usr/local/lib/mysql-image/entrypoint-common.sh

marker=$DATADIR/.init-in-progress   # mysqld --initialize ignores dot files and lost+found
if [ -e "$marker" ]; then
  log "a previous initialisation did not finish; starting over"
  find "$DATADIR" -mindepth 1 -maxdepth 1 ! -name lost+found ! -name .init-in-progress -exec rm -rf {} +
fi
if [ ! -d "$DATADIR/mysql" ] || [ -e "$marker" ]; then
  require_password
  log "initialising $DATADIR"
  ( umask 077; {                   # the marker doubles as the SQL file
    # FLUSH PRIVILEGES first: during --initialize the grant tables are not loaded yet
    out "FLUSH PRIVILEGES;"
    root_sql
    database_sql
  } > "$marker" )
  rc=0; "$@" --initialize-insecure --init-file="$marker" || rc=$?
  [ $rc = 0 ] || { log "initialisation failed ($rc)"; exit $rc; }
  rm -f "$marker"
fi
exec "$@"
