# shellcheck shell=bash
# needs: lib.sh directory.sh
#
# The main container's command: bash -c "lib.sh + directory.sh + start.sh" start mysqld ARGUMENTS...
# env: LIFE and VOLUME, see directory.sh; BORN_IN: the server starts only on a directory that this life began (optional);
#      RESET_ROOT_PASSWORD: true sets a lost password of root to MYSQL_ROOT_PASSWORD, see reset_root
#
# It looks at the directory itself, each time: init containers do not run again when only this container restarts, and the
# official entrypoint takes any directory with a mysql folder for initialised, and would go on without a root password.

need LIFE
examine
if [ -n "${BORN_IN:-}" ] && [ "$BORN" != "$BORN_IN" ]; then
  foreign "data was initialised by ${BORN:-something that left no note}, not by the resource with UID $BORN_IN."
fi

# Kept data with a password that nobody knows. mysqld executes the init file before it accepts connections (sql/mysqld.cc:
# read_init_file, then the acceptor's loop; MySQL manual, "How to Reset the Root Password"), so that no login with the old password
# comes first; a file that it cannot read ends it. A persisted fence is lifted while the file runs. The file lies in memory,
# outside the data volume, readable by mysql only; started.sh removes it.
#
# All root accounts that take a password get it, each with its own plugin where the server still has that. Where no root account
# with SUPER is left for logins over the network, root@'%' is made: the operator's Jobs log in with it. Nothing is logged.
# One statement a line, without comments, as servers before 8.0.18 want it. A statement that fails ends the file, not the server:
# a password that the server's policy refuses (validate_password) stays unset, and the next Job says that it does not log in.
reset_root() {
  local directory password hex statement statements=()
  need MYSQL_ROOT_PASSWORD
  directory=$(mktemp -d /dev/shm/root-reset.XXXXXX 2>/dev/null || mktemp -d /tmp/root-reset.XXXXXX) ||
    die 24 volume-error "no writable directory for the init file (/dev/shm, /tmp)"
  INIT_FILE=$directory/init.sql
  hex=$(printf %s "$MYSQL_ROOT_PASSWORD" | od -An -v -tx1 | tr -d ' \n') # neither quoting nor line ends to think of
  password="QUOTE(CONVERT(0x$hex USING utf8mb4))"
  local run="PREPARE s FROM @s" takes="'mysql_native_password', 'sha256_password', 'caching_sha2_password'"
  local active="(SELECT PLUGIN_NAME FROM information_schema.PLUGINS WHERE PLUGIN_STATUS = 'ACTIVE')"
  local one="'\`root\`@', QUOTE(Host), ' IDENTIFIED WITH ', IF(plugin IN $active, plugin, 'caching_sha2_password'), ' BY ', $password"
  statements=(
    "SET SESSION sql_log_bin = 0, sql_log_off = 1, sql_mode = '', long_query_time = 31536000, group_concat_max_len = 1048576"
    "SET NAMES utf8mb4" "SET @fence = @@GLOBAL.super_read_only" "SET GLOBAL super_read_only = OFF"
    "SET @s = (SELECT CONCAT('ALTER USER ', GROUP_CONCAT($one SEPARATOR ', ')) FROM mysql.user WHERE User = 'root' AND plugin IN ($takes))"
    "SET @s = IFNULL(@s, 'DO 0')" "$run" "EXECUTE s"
    "SET @none = (SELECT COUNT(*) = 0 FROM mysql.user WHERE User = 'root' AND Super_priv = 'Y'
 AND Host NOT IN ('localhost', '127.0.0.1', '::1'))"
    "SET @s = IF(@none, CONCAT('CREATE USER IF NOT EXISTS \`root\`@\`%\` IDENTIFIED BY ', $password), 'DO 0')" "$run" "EXECUTE s"
    "SET @s = IF(@none, 'GRANT ALL ON *.* TO \`root\`@\`%\` WITH GRANT OPTION', 'DO 0')" "$run" "EXECUTE s"
    "DEALLOCATE PREPARE s" "SET GLOBAL super_read_only = @fence"
  )
  for statement in "${statements[@]}"; do printf '%s;\n' "${statement//$'\n'/}"; done >"$INIT_FILE" ||
    die 24 volume-error "cannot write the init file"
  if [ "$(id -u)" = 0 ]; then
    chown -R mysql: "$directory" || die 24 volume-error "cannot give the init file to mysql"
  fi
  log "root's password is set by an init file"
}

rm -rf -- /dev/shm/root-reset.* /tmp/root-reset.* # of an earlier start
if [ "${RESET_ROOT_PASSWORD:-}" = true ] && [ "$DATA" = initialised ]; then
  reset_root
  set -- "$@" "--init-file=$INIT_FILE"
fi
trap - ERR
set +euE +o pipefail
umask 022
unset LC_ALL
exec docker-entrypoint.sh "$@"
