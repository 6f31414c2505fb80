# shellcheck shell=bash
# needs: lib.sh directory.sh
#
# The main container's command: bash -c "lib.sh + directory.sh + start.sh" start mysqld ARGUMENTS...
# env: LIFE and VOLUME, see directory.sh; BORN_IN: the server starts only on a directory that this life began (optional)
#
# It looks at the directory itself, each time: init containers do not run again when only this container restarts, and the
# official entrypoint takes any directory with a mysql folder for initialised, and would go on without a root password.

need LIFE
examine
if [ -n "${BORN_IN:-}" ] && [ "$BORN" != "$BORN_IN" ]; then
  foreign "data was initialised by ${BORN:-something that left no note}, not by the resource with UID $BORN_IN."
fi
trap - ERR
set +euE +o pipefail
umask 022
unset LC_ALL
exec docker-entrypoint.sh "$@"
