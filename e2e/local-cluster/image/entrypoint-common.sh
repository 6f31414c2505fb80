# shellcheck shell=sh
# What both entrypoints share. Sourced first thing: it normalises the arguments ("$@"), runs what
# is not a server as it is, drops root, and defines the SQL of the first start.
# env: MYSQL_ROOT_PASSWORD | MYSQL_ALLOW_EMPTY_PASSWORD, MYSQL_ROOT_HOST (default %), MYSQL_DATABASE,
# MYSQL_USER, MYSQL_PASSWORD
set -eu
umask 027
DATADIR=/var/lib/mysql

case "${1:-mysqld}" in -*) set -- mysqld "$@" ;; esac
[ $# -gt 0 ] || set -- mysqld
[ "$1" = mysqld ] || exec "$@"
for a in "$@"; do case $a in --help|-\?|--version|-V|--verbose) exec "$@" ;; esac; done

if [ "$(id -u)" = 0 ]; then
  mkdir -p "$DATADIR" /var/run/mysqld
  chown mysql:mysql "$DATADIR" /var/run/mysqld
  find "$DATADIR" ! -user mysql ! -name lost+found -exec chown mysql:mysql {} +
  exec setpriv --reuid=mysql --regid=mysql --init-groups -- "$0" "$@"
fi

q() { printf %s "$1" | sed "s/[\\\\']/\\\\&/g"; }          # inside '...'
# shellcheck disable=SC2016
i() { printf %s "$1" | sed 's/`/``/g'; }                    # inside `...`
out() { printf '%s\n' "$1"; }                            # dash's echo would eat backslashes
log() { echo "[entrypoint] $*" >&2; }

require_password() {
  [ -z "${MYSQL_ROOT_PASSWORD:-}" ] && [ -z "${MYSQL_ALLOW_EMPTY_PASSWORD:-}" ] || return 0
  log "datadir is empty and neither MYSQL_ROOT_PASSWORD nor MYSQL_ALLOW_EMPTY_PASSWORD is set"; exit 1
}

root_sql() {
  pw=$(q "${MYSQL_ROOT_PASSWORD:-}"); host=$(q "${MYSQL_ROOT_HOST:-%}")
  if [ "$host" != localhost ]; then
    out "CREATE USER 'root'@'$host' IDENTIFIED BY '$pw';"
    out "GRANT ALL ON *.* TO 'root'@'$host' WITH GRANT OPTION;"
  fi
  out "ALTER USER 'root'@'localhost' IDENTIFIED BY '$pw';"
}

database_sql() {
  if [ -n "${MYSQL_DATABASE:-}" ]; then out "CREATE DATABASE IF NOT EXISTS \`$(i "$MYSQL_DATABASE")\`;"; fi
  if [ -n "${MYSQL_USER:-}" ] && [ -n "${MYSQL_PASSWORD:-}" ]; then
    out "CREATE USER '$(q "$MYSQL_USER")'@'%' IDENTIFIED BY '$(q "$MYSQL_PASSWORD")';"
    if [ -n "${MYSQL_DATABASE:-}" ]; then
      db=$(i "$MYSQL_DATABASE" | sed 's/[_%]/\\&/g')
      out "GRANT ALL ON \`$db\`.* TO '$(q "$MYSQL_USER")'@'%';"
    fi
  fi
}
