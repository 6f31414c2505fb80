# shellcheck shell=bash
# passwd.sh: whatever root has, it ends with the new password only, on every account; killed anywhere it can be run again.

NEW_PW=$'-n e"w\'`$(HOME) \\\\n\\\' %s #ü漢字;--'

passwd() { # passwd OLD NEW VARIABLE=VALUE...
  run passwd MYSQL_HOST=127.0.0.1 "MYSQL_PORT=${PORTS[pw]}" EXPECTED_HOSTNAME=pw "OLD_PASSWORD=$1" "NEW_PASSWORD=$2" \
    CONNECT_TIMEOUT_SECONDS=5 "${@:3}"
  ((${#2} < 8)) || case $OUTPUT$MESSAGE in *"$2"*) problem "passwd shows the new password" ;; esac
}

# A server "pw" whose root accounts have ROOT_PW again.
pw_server() {
  if [ -z "${PIDS[pw]:-}" ]; then server pw "$@"; fi
}
fresh_server() { stop pw KILL; server pw "$@"; }

local_root() { # local_root PASSWORD: root@localhost, over the socket
  MYSQL_PWD=$1 chroot "$ROOTFS" mysql --no-defaults --socket=/mnt/data-pw/sock --user=root --batch --skip-column-names \
    --execute='SELECT CURRENT_USER()' 2>&1
}
only() { # only PASSWORD [NOT-THIS...]: root has it on both accounts, and none of the others
  local got pw
  got=$(as root "$1" pw 'SELECT CURRENT_USER()' 2>&1); expect "login over TCP" root@% "$got"
  got=$(local_root "$1"); expect "login over the socket" root@localhost "$got"
  for pw in "${@:2}"; do
    got=$(as root "$pw" pw 'SELECT 1' 2>&1) && problem "another password logs in over TCP"
    contains "the refusal" "ERROR 1045" "$got"
    got=$(local_root "$pw"); contains "the refusal on the socket" "ERROR 1045" "$got"
  done
}
changed() { expect rc 0 "$RC"; expect report '{"passwordChanged": true, "accounts": '"${1:-2}"'}' "$(python3 -c '
import json,sys; print(json.dumps(json.loads(sys.argv[1])))' "$MESSAGE")"; }

test_passwd_changes_all_accounts_and_does_so_again() {
  fresh_server --skip-name-resolve
  passwd "$ROOT_PW" "$NEW_PW"; changed
  only "$NEW_PW" "$ROOT_PW"
  passwd "$ROOT_PW" "$NEW_PW"; changed
  passwd '' "$NEW_PW"; changed
  passwd "$NEW_PW" "$NEW_PW"; changed
  stop pw
  ROOT_PW_WAS=$ROOT_PW ROOT_PW=$NEW_PW; begin pw --skip-name-resolve; ROOT_PW=$ROOT_PW_WAS
  only "$NEW_PW" "$ROOT_PW"
  passwd "$NEW_PW" "$ROOT_PW"; changed
  only "$ROOT_PW" "$NEW_PW"
}

test_passwd_takes_odd_passwords() {
  pw_server --skip-name-resolve
  local long pw last=$ROOT_PW
  printf -v long '%0128d' 7
  # shellcheck disable=SC2016,SC1003
  for pw in "'" '"' '\' "\\'" '-p x' '$(id) `id`' ' lead and trail ' $'tab\tnew\nline\r' 'päß漢字🐬' '%s%n' "$long" '; DROP USER root' 0; do
    passwd "$last" "$pw"; expect "rc of '$pw'" 0 "$RC"
    last=$pw
  done
  passwd "$last" "$ROOT_PW"; changed
  only "$ROOT_PW" "$long"
}

test_passwd_changes_extra_accounts_and_leaves_other_plugins_and_users_alone() {
  fresh_server --skip-name-resolve --plugin-load-add=auth_socket.so
  must pw "CREATE USER root@'10.%' IDENTIFIED BY 'third'; CREATE USER root@'o''dd\\\\h' IDENTIFIED WITH sha256_password BY 'x';
    CREATE USER root@'::1' IDENTIFIED WITH auth_socket; CREATE USER app@'%' IDENTIFIED BY 'a'; CREATE USER \`Root\`@'%' IDENTIFIED BY 'b';
    ALTER USER root@'%' IDENTIFIED BY '$(sql_text "$ROOT_PW")' RETAIN CURRENT PASSWORD" || true
  local before hashes
  hashes=$(q pw "SELECT SHA2(authentication_string, 256) FROM mysql.user WHERE user = 'root' AND plugin <> 'auth_socket'")
  before=$(q pw "SELECT user, host, plugin FROM mysql.user ORDER BY 1, 2")
  passwd "$ROOT_PW" "$NEW_PW"; changed 4
  expect "users and plugins" "$before" "$(as root "$NEW_PW" pw "SELECT user, host, plugin FROM mysql.user ORDER BY 1, 2")"
  expect "hashes as before" 0 "$(as root "$NEW_PW" pw "SELECT COUNT(*) FROM mysql.user WHERE user = 'root'
    AND plugin <> 'auth_socket' AND FIND_IN_SET(SHA2(authentication_string, 256), '${hashes//$'\n'/,}')")"
  as app a pw 'SELECT 1' >/dev/null || problem "another user was changed"
  as Root b pw 'SELECT 1' >/dev/null || problem "a user named Root was changed"
  expect "accounts with a second password" 0 \
    "$(as root "$NEW_PW" pw "SELECT COUNT(*) FROM mysql.user WHERE User_attributes->'$.additional_password' IS NOT NULL")"
  stop pw KILL
}

test_passwd_replaces_a_plugin_that_the_server_has_no_more() {
  fresh_server --skip-name-resolve
  # as data looks that was made by 5.7 and upgraded
  must pw "CREATE USER root@'10.%' IDENTIFIED BY 'x'; CREATE USER root@'11.%' IDENTIFIED WITH sha256_password BY 'y';
    UPDATE mysql.user SET plugin = 'mysql_native_password', authentication_string = CONCAT('*', REPEAT('A', 40)) WHERE host = '10.%';
    FLUSH PRIVILEGES"
  passwd "$ROOT_PW" other; changed 4
  expect plugins caching_sha2_password,sha256_password \
    "$(as root other pw "SELECT GROUP_CONCAT(plugin ORDER BY host) FROM mysql.user WHERE user = 'root' AND host LIKE '1%'")"
  as root other pw "UPDATE mysql.user SET plugin = 'mysql_native_password' WHERE host = '%'; FLUSH PRIVILEGES"
  passwd other "$ROOT_PW"; expect error wrong-password "$(get error)"; contains message "plugin" "$(get message)"
  stop pw KILL
}

test_passwd_discards_a_retained_password() {
  fresh_server --skip-name-resolve
  must pw "ALTER USER root@'%' IDENTIFIED BY 'new one' RETAIN CURRENT PASSWORD"
  passwd "$ROOT_PW" 'new one'; changed
  only 'new one' "$ROOT_PW"
  stop pw KILL
}

test_passwd_says_what_to_do_when_neither_logs_in() {
  fresh_server --skip-name-resolve
  passwd 'no' 'nor this'
  expect rc 33 "$RC"; expect error wrong-password "$(get error)"; contains message "operator resets it" "$(get message)"
  passwd '' 'nor this'; expect error wrong-password "$(get error)"
  must pw "ALTER USER root@'%' PASSWORD EXPIRE"
  passwd "$ROOT_PW" 'nor this'; expect error wrong-password "$(get error)"; contains message "has expired" "$(get message)"
  stop pw KILL; fresh_server --skip-name-resolve
  must pw "ALTER USER root@'%' ACCOUNT LOCK"
  passwd "$ROOT_PW" new; expect error access-denied "$(get error)"; contains message "locked" "$(get message)"
  stop pw KILL; fresh_server --skip-name-resolve
  must pw "ALTER USER root@'%' REQUIRE X509"
  passwd "$ROOT_PW" new; expect error wrong-password "$(get error)"; contains message "X509" "$(get message)"
  stop pw KILL
}

test_passwd_refused_by_the_server_leaves_the_old_one() {
  fresh_server --skip-name-resolve
  must pw "INSTALL COMPONENT 'file://component_validate_password'"
  passwd "$ROOT_PW" short
  expect rc 35 "$RC"; expect error password-refused "$(get error)"; contains message "1819" "$(get message)"
  only "$ROOT_PW" short
  # root@localhost has it already, from before the policy
  must pw "UNINSTALL COMPONENT 'file://component_validate_password'; ALTER USER root@localhost IDENTIFIED BY 'short';
    INSTALL COMPONENT 'file://component_validate_password'; SET GLOBAL validate_password.policy = LOW"
  passwd "$ROOT_PW" short
  expect error password-refused "$(get error)"
  only "$ROOT_PW" short
  expect "probes left" 0 "$(q pw "SELECT COUNT(*) FROM mysql.user WHERE user LIKE 'operator%'")"
  stop pw KILL
}

test_passwd_of_a_killed_run_is_no_reuse() {
  fresh_server --skip-name-resolve
  must pw "SET GLOBAL password_history = 5"
  passwd "$ROOT_PW" one; changed
  passwd "$ROOT_PW" one; changed
  only one "$ROOT_PW"
  passwd one two; changed
  passwd two one; expect error password-refused "$(get error)"; contains message "3638" "$(get message)"
  only two one
  as root two pw "ALTER USER root@localhost IDENTIFIED BY 'three'"
  passwd two three; changed
  only three two
  stop pw KILL
}

test_passwd_waits_for_a_fenced_server_and_checks_which_one_it_is() {
  fresh_server --skip-name-resolve
  q pw "SET GLOBAL super_read_only = ON"
  passwd "$ROOT_PW" new
  expect rc 36 "$RC"; expect error read-only "$(get error)"
  passwd "$ROOT_PW" "$ROOT_PW"; expect rc 0 "$RC" # only to be proven: nothing has to be written
  q pw "SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF"
  passwd "$ROOT_PW" new EXPECTED_HOSTNAME=other; expect error wrong-server "$(get error)"
  only "$ROOT_PW" new
  passwd "$ROOT_PW" ''; expect error bad-arguments "$(get error)"
  stop pw KILL
  passwd "$ROOT_PW" new; expect error unreachable "$(get error)"
}

# A mysql that kills the script (and itself) before or after its Nth run.
killer() { # killer N before|after
  mkdir -p "$T/killer"; echo 0 >"$T/killer/count"
  # shellcheck disable=SC2016
  printf '#!/bin/bash\n[[ "$*" != *--help* ]] || exec /usr/bin/mysql "$@"\nn=$(</mnt/killer/count); n=$((n + 1)); echo $n >/mnt/killer/count
[ $n = %s ] || exec /usr/bin/mysql "$@"\n[ %s = before ] || /usr/bin/mysql "$@" >/dev/null 2>&1\nkill -KILL 0\n' "$1" "$2" >"$T/killer/mysql"
  chmod +x "$T/killer/mysql"
}

test_passwd_killed_at_every_statement_can_be_run_again() {
  fresh_server --skip-name-resolve
  local n when killed old=$ROOT_PW new=other kills=0
  for when in before after; do
    for ((n = 1; n < 30; n++)); do
      q pw "SET GLOBAL password_history = 0" >/dev/null 2>&1 || true
      killer "$n" "$when"
      background passwd "$old" "$new" PATH=/mnt/killer:/usr/sbin:/usr/bin:/sbin:/bin
      wait "$JOB" && killed='' || killed=1
      if [ -n "$killed" ]; then
        kills=$((kills + 1))
        passwd "$old" "$new"; expect "rc after a kill $when statement $n" 0 "$RC"
      fi
      only "$new" "$old"
      killed=${killed:-no} when_done=$old; old=$new; new=$when_done
      [ "$killed" = 1 ] || break
    done
  done
  echo "$kills kills"
  ((kills >= 12)) || problem "only $kills kills"
  stop pw KILL
}

test_passwd_with_mysqld_killed_in_the_middle() {
  fresh_server --skip-name-resolve
  local was=$ROOT_PW
  hold mysql '*--binary-mode*'
  background passwd "$ROOT_PW" new "$HELD"
  held; stop pw KILL; release
  expect error unreachable "$(get error "$(cat "$T/message")")"
  begin pw --skip-name-resolve
  passwd "$ROOT_PW" new; changed
  only new "$was"
  stop pw KILL
}
