# shellcheck shell=bash
# needs: lib.sh
#
# The main container's command: bash -c "lib.sh + start.sh" start mysqld ARGUMENTS...
# env: VOLUME (default /volume), DATADIR (default /var/lib/mysql)
#
# Init containers do not run again when only this container restarts. The official entrypoint takes any directory with a mysql
# folder for initialised, and would go on without a root password: an unfinished first start is emptied here, too.

if [ -e "${VOLUME:-/volume}/.first-start" ]; then
  DATADIR=${DATADIR:-/var/lib/mysql}
  entries=$(ls -A -- "$DATADIR") || exit 24
  while IFS= read -r name; do
    case $name in '' | lost+found) continue ;; esac
    rm -rf -- "${DATADIR:?}/$name" || exit 24
  done <<<"$entries"
  sync -- "$DATADIR" 2>/dev/null || exit 24
fi
trap - ERR
set +euE +o pipefail
umask 022
unset LC_ALL
exec docker-entrypoint.sh "$@"
