# shellcheck shell=bash
# needs: lib.sh
#
# Startup probe of the main container: has the first start come to its end? Quiet; 0 yes, 1 not yet.
# env: MYSQL_ROOT_PASSWORD, VOLUME (default /volume), MYSQL_PORT (default 3306)
#
# During the first start of the official images a temporary server without network runs, so a login over TCP proves that
# the initialisation is complete. (mysqladmin ping would not: it is content with a wrong password.) The marker is gone from
# the disk before the probe succeeds, hence before any client can connect: whoever finds it later may empty the directory.
#
# A server that resets root's password listens before it has executed the init file, and answers after: then the file goes.

marker=${VOLUME:-/volume}/.first-start
resets=(/dev/shm/root-reset.* /tmp/root-reset.*)
trap 'exit 1' ERR

# first, since it costs next to nothing while the server initialises
(exec 3<>"/dev/tcp/127.0.0.1/${MYSQL_PORT:-3306}") 2>/dev/null || exit 1
if [ -e "${resets[0]}" ] || [ -e "${resets[1]}" ]; then
  mysqladmin --no-defaults --protocol=TCP --host=127.0.0.1 "--port=${MYSQL_PORT:-3306}" --connect-timeout=3 ping \
    >/dev/null 2>&1 || exit 1
  rm -rf -- "${resets[@]}" || exit 1
fi
[ -e "$marker" ] || exit 0

export MYSQL_PWD=${MYSQL_ROOT_PASSWORD:-}
answer=$(mysql --no-defaults --protocol=TCP --host=127.0.0.1 "--port=${MYSQL_PORT:-3306}" --user=root --connect-timeout=3 \
  --batch --skip-column-names --execute='SELECT 1' 2>/dev/null) || exit 1
[ "$answer" = 1 ] || exit 1
{ rm -f -- "$marker" && sync -- "${marker%/*}"; } 2>/dev/null || exit 1
