# shellcheck shell=bash
# start.sh with RESET_ROOT_PASSWORD and with arguments, through both kinds of entrypoint, as the container runs it.

LOST=$'lost p"w\'`\\\\n\\\' #ü漢;'

# as_container ENTRYPOINT VARIABLE=VALUE... -- ARGUMENT...: start.sh in the background, on /mnt/volume
as_container() {
  local entrypoint=$1 variables=()
  shift
  while [ "$1" != -- ]; do variables+=("$1"); shift; done
  shift
  mkdir -p "$T/volume/data" "$T/bin" "$ROOTFS/var/lib/mysql"
  mountpoint -q "$ROOTFS/var/lib/mysql" || mount --bind "$T/volume/data" "$ROOTFS/var/lib/mysql"
  case $entrypoint in
    official) entrypoint=$ROOTFS/usr/local/lib/mysql-image/official/docker-entrypoint.sh ;;
    *) entrypoint=$ROOTFS/usr/local/bin/docker-entrypoint.sh ;;
  esac
  cp "$entrypoint" "$T/bin/docker-entrypoint.sh"; chmod 755 "$T/bin" "$T/bin/docker-entrypoint.sh"
  PORTS["boot"]=3380
  : >"$T/message"
  env -i PATH=/mnt/bin:/usr/sbin:/usr/bin:/sbin:/bin TERMINATION_LOG=/mnt/message VOLUME=/mnt/volume "LIFE=$LIFE_A" \
    INIT_PAUSE_SECONDS=0 "${variables[@]}" chroot "$ROOTFS" bash -c "$(script_text start)" start \
    mysqld --port=3380 --mysqlx=OFF --innodb-redo-log-capacity=8M --innodb-buffer-pool-size=32M "$@" >"$T/boot.log" 2>&1 &
  PIDS["boot"]=$!
}
started() { # started PASSWORD: until the startup probe succeeds
  local i
  for ((i = 0; i < 200; i++)); do
    run started VOLUME=/mnt/volume "MYSQL_PORT=${PORTS[boot]}" "MYSQL_ROOT_PASSWORD=$1" >/dev/null
    [ "$RC" != 0 ] || return 0
    sleep 0.1
  done
  tail -n 20 "$T/boot.log"; problem "it does not start"
}
ended() { stop boot; umount "$ROOTFS/var/lib/mysql"; rm -rf "$T/volume"; mkdir "$T/volume"; }
kept_data() { # as an earlier life left it
  cp -a "$ROOTFS/srv/template" "$T/volume/data"; echo "$LIFE_A" >"$T/volume/.born"; echo "$LIFE_A" >"$T/volume/.life"
}
no_init_file() { expect "init files" "" "$(ls -d "$ROOTFS"/dev/shm/root-reset.* "$ROOTFS"/tmp/root-reset.* 2>/dev/null)"; }
no_secret_in_log() { case $(<"$T/boot.log") in *"$1"*) problem "the log shows the password" ;; esac; }

test_reset_sets_a_lost_password_on_all_accounts() {
  local kind got
  for kind in kind official; do
    kept_data
    as_container "$kind" "MYSQL_ROOT_PASSWORD=$LOST" RESET_ROOT_PASSWORD=true -- --max_connections=217 --general-log=ON \
      --general-log-file=/mnt/volume/data/general.log --slow-query-log=ON --long-query-time=0 --slow-query-log-file=/mnt/volume/data/slow.log
    # nobody gets in with the old one, not even once
    while kill -0 "${PIDS[boot]}" && ! as root "$LOST" boot 'SELECT 1' >/dev/null 2>&1; do
      if as root "$ROOT_PW" boot 'SELECT 1' >/dev/null 2>&1; then problem "the old password logs in"; break; fi
    done
    started "$LOST"
    no_init_file
    no_secret_in_log "$LOST"
    expect "accounts" root@% "$(as root "$LOST" boot 'SELECT CURRENT_USER()' 2>&1)"
    expect "arguments" 217 "$(as root "$LOST" boot 'SELECT @@max_connections' 2>&1)"
    got=$(as root "$ROOT_PW" boot 'SELECT 1' 2>&1); contains "the old one" "ERROR 1045" "$got"
    grep -c 'lost p' "$T/volume/data/general.log" "$T/volume/data/slow.log" && problem "a log of the server shows the password"
    expect "statements with the password in performance_schema" 0 "$(as root "$LOST" boot "SELECT COUNT(*) FROM
      performance_schema.events_statements_summary_by_digest WHERE QUERY_SAMPLE_TEXT LIKE '%lost p%' AND QUERY_SAMPLE_TEXT NOT LIKE '%summary%'")"
    ended
  done
}

test_reset_of_a_fenced_server_without_an_account_for_the_network() {
  kept_data
  as_container kind "MYSQL_ROOT_PASSWORD=$ROOT_PW" -- --skip-name-resolve; started "$ROOT_PW"
  must boot "CREATE USER root@'o''dd' IDENTIFIED BY 'x'; SET PERSIST super_read_only = OFF; UPDATE mysql.user SET plugin = 'mysql_native_password' WHERE user = 'root';
    SET PERSIST super_read_only = ON"
  stop boot
  as_container kind "MYSQL_ROOT_PASSWORD=$LOST" RESET_ROOT_PASSWORD=true -- --skip-name-resolve; started "$LOST"
  expect "accounts with a plugin that is no more" 0 \
    "$(as root "$LOST" boot "SELECT COUNT(*) FROM mysql.user WHERE plugin = 'mysql_native_password'" 2>&1)"
  expect "still fenced" 1 "$(as root "$LOST" boot 'SELECT @@super_read_only' 2>&1)"
  as root "$LOST" boot "SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF; SET PERSIST super_read_only = OFF; DROP USER root@'%'"
  stop boot
  as_container kind "MYSQL_ROOT_PASSWORD=$ROOT_PW" RESET_ROOT_PASSWORD=true -- --skip-name-resolve; started "$ROOT_PW"
  expect "a new account" root@% "$(q boot 'SELECT CURRENT_USER()' 2>&1)"
  contains "its rights" "WITH GRANT OPTION" "$(q boot 'SHOW GRANTS' 2>&1)"
  no_init_file
  stop boot
  as_container kind "MYSQL_ROOT_PASSWORD=$LOST" -- --skip-name-resolve; started "$LOST"
  expect "without the variable" root@% "$(q boot 'SELECT CURRENT_USER()' 2>&1)"
  ended
}

test_start_of_a_fresh_directory_takes_arguments_and_needs_no_reset() {
  local kind
  for kind in kind official; do
    as_container "$kind" "MYSQL_ROOT_PASSWORD=$LOST" MYSQL_DATABASE=d RESET_ROOT_PASSWORD=true -- --max_connections=218
    started "$LOST"
    no_init_file
    expect "arguments" 218 "$(as root "$LOST" boot 'SELECT @@max_connections' 2>&1)"
    ended
  done
}

test_reset_lets_nobody_in_while_the_init_file_runs() {
  kept_data
  mkdir -p "$T/slow"
  # shellcheck disable=SC2016
  printf '#!/bin/bash\nf=${@: -1}; f=${f#--init-file=}; { echo "DO SLEEP(8);"; cat "$f"; } >/mnt/slow/longer\ncat /mnt/slow/longer >"$f"
exec /mnt/bin/docker-entrypoint.sh "$@"\n' >"$T/slow/docker-entrypoint.sh"; chmod 755 "$T/slow" "$T/slow/docker-entrypoint.sh"
  as_container kind "MYSQL_ROOT_PASSWORD=$LOST" RESET_ROOT_PASSWORD=true PATH=/mnt/slow:/usr/sbin:/usr/bin:/sbin:/bin --
  local i listening=''
  for ((i = 0; i < 100; i++)); do
    if (exec 3<>/dev/tcp/127.0.0.1/3380) 2>/dev/null; then listening=1; break; fi
    sleep 0.1
  done
  [ -n "$listening" ] || problem "it does not listen"
  run started VOLUME=/mnt/volume MYSQL_PORT=3380 "MYSQL_ROOT_PASSWORD=$LOST"
  expect "the startup probe meanwhile" 1 "$RC"
  as root "$ROOT_PW" boot 'SELECT 1' && problem "the old password logs in"
  started "$LOST"
  no_init_file
  ended
}

test_reset_of_a_server_whose_sessions_begin_with_odd_settings() {
  kept_data
  as_container kind "MYSQL_ROOT_PASSWORD=$ROOT_PW" -- --skip-name-resolve; started "$ROOT_PW"
  must boot "SET PERSIST transaction_read_only = ON, PERSIST autocommit = 0, PERSIST sql_safe_updates = ON, PERSIST sql_select_limit = 1,
    PERSIST max_join_size = 1, PERSIST sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES', PERSIST max_execution_time = 1, PERSIST completion_type = 'RELEASE'"
  stop boot
  as_container kind "MYSQL_ROOT_PASSWORD=$LOST" RESET_ROOT_PASSWORD=true -- --skip-name-resolve; started "$LOST"
  expect "accounts" root@% "$(as root "$LOST" boot 'SELECT CURRENT_USER()' 2>&1)"
  contains "the old one" "ERROR 1045" "$(as root "$ROOT_PW" boot 'SELECT 1' 2>&1)"
  expect "settings as they were" "1 1" "$(as root "$LOST" boot 'SELECT @@global.transaction_read_only, @@global.sql_select_limit' 2>&1 | tr '\t' ' ')"
  no_init_file
  ended
}
