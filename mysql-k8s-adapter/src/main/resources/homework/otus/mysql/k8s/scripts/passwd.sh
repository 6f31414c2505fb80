# shellcheck shell=bash
# needs: lib.sh
#
# Changes root's password. Whether the server has the old or the new one now: at the end every root account has the new one only.
# env: MYSQL_HOST, MYSQL_PORT (default 3306), EXPECTED_HOSTNAME (the pod), NEW_PASSWORD, OLD_PASSWORD (may be empty: then only the
#      new one is tried), CONNECT_TIMEOUT_SECONDS (60)
#
# 1. log in with the new one, else the old one   2. alter all accounts in one statement   3. discard retained (dual) passwords
# 4. log in anew: the new one works, the old one is refused   5. report {"passwordChanged":true,"accounts":N}
#
# One statement, because MySQL 8.0 and later does all of it or nothing. It may be killed anywhere and run again. Sessions that are
# open stay open. Nothing is written to the binary log: accounts of root belong to this server.
# An account keeps its plugin if that takes passwords; one whose plugin the server no longer has (mysql_native_password in 9.0)
# gets caching_sha2_password. Accounts of other plugins (auth_socket, LDAP) have no password of ours and are left alone.
#
# 33 wrong-password     neither password logs root in: the operator resets it (start.sh, RESET_ROOT_PASSWORD)
# 35 password-refused   the server refuses the new one (policy, history, length), and no account was left with it
# 36 read-only          the server is fenced; the password is as it was
# all else may pass: 10 unreachable, 11 access-denied (locked), 12 wrong-server, 27 sql-failed

need MYSQL_HOST EXPECTED_HOSTNAME NEW_PASSWORD
OLD_PASSWORD=${OLD_PASSWORD:-}
PROBE="'operator-password-probe'@'%'"
# shellcheck disable=SC2034  # for connection_settings
ROOT_PASSWORD=$NEW_PASSWORD
work_directory
trap 'rm -rf -- "$WORK"' EXIT
connection_settings

said() { # what went wrong, in ERROR. Only a syntax error would show the statement, with the password in it.
  ERROR=$(<"$WORK/sql.err")
  if [[ $ERROR == *'ERROR 1064'* ]]; then ERROR='ERROR 1064 (syntax)'; fi
  # the client says this one on stdout
  if [ -z "$ERROR" ] && [[ $(sql 'DO 0') == *connect-expired-password* ]]; then ERROR='ERROR 1862'; fi
}

# log_in PASSWORD: waits until the server says whether root may log in with it. The reason for a no is left in ERROR.
log_in() {
  local deadline=$((SECONDS + ${CONNECT_TIMEOUT_SECONDS:-60}))
  export MYSQL_PWD=$1
  until server_facts; do
    said
    case $ERROR in
      *'ERROR 1045'* | *'ERROR 1698'*) return 1 ;;
      *'ERROR 1862'* | *'ERROR 1820'*) ERROR="the password of root has expired ($ERROR)"; return 1 ;;
      *'ERROR 1130'*) ERROR="root has no account for logins over the network: $ERROR"; return 1 ;;
      *'ERROR 1524'*) ERROR="the plugin of root's account is gone: $ERROR"; return 1 ;;
      *'ERROR 3118'*) die 11 access-denied "root's account is locked; unlock it (ALTER USER ... ACCOUNT UNLOCK): $ERROR" ;;
      *'ERROR 3955'* | *'ERROR 3957'*) die 11 access-denied "root's account is blocked for a time after failed logins: $ERROR" ;;
    esac
    ((SECONDS < deadline)) || die 10 unreachable "no answer from MySQL at $MYSQL_HOST: $ERROR"
    sleep 1
  done
}

log_in_with_either() {
  local why
  if log_in "$NEW_PASSWORD"; then log "the new password logs in"; return; fi
  why=$ERROR
  if [ -n "$OLD_PASSWORD" ]; then
    if log_in "$OLD_PASSWORD"; then log "the old password logs in"; return; fi
    if [[ $ERROR != *'ERROR 1045'* ]]; then why=$ERROR; fi
  fi
  die 33 wrong-password "neither the new nor the last applied password of root logs in, so it was changed by other means; \
the operator resets it, which restarts the server. Should it go on: a policy of the server (validate_password) may refuse the new one, then choose another; an account that demands a client certificate (REQUIRE X509) \
has to be altered to REQUIRE NONE or SSL. The server says: $why"
}

# look_up: HOSTS and PLUGINS (the one to have) of the root accounts with passwords; DUAL: accounts with a retained password
look_up() {
  local row dual=0 plugin
  if ((SERVER_NUMBER >= 80014)); then dual="IFNULL(JSON_CONTAINS_PATH(User_attributes, 'one', '$.additional_password'), 0)"; fi
  ask "root's accounts" "SELECT plugin, IF(plugin IN (SELECT PLUGIN_NAME FROM information_schema.PLUGINS
    WHERE PLUGIN_STATUS = 'ACTIVE'), plugin, 'caching_sha2_password'), $dual, Host FROM mysql.user WHERE User = 'root' ORDER BY Host"
  HOSTS=() PLUGINS=() DUAL=()
  for row in "${ROWS[@]}"; do
    IFS=$'\t' read -r plugin PLUGIN dual row <<<"$row"
    plain "$row"
    case $plugin in
      mysql_native_password | sha256_password | caching_sha2_password) ;;
      *) log "root@$PLAIN is left alone: $plugin takes no password of ours"; continue ;;
    esac
    HOSTS+=("$PLAIN") PLUGINS+=("$PLUGIN")
    if [ "$dual" = 1 ]; then text "$PLAIN"; DUAL+=("'root'@$TEXT"); fi
  done
  ((${#HOSTS[@]})) || die 27 sql-failed "no account of root takes a password"
}

quiet() { sql "SET SESSION sql_log_bin = 0; $1"; }

# change PASSWORD INDEX...: false when the server refuses this password, with its words in ERROR; other failures end the script
change() {
  local i literal list=''
  text "$1"; literal=$TEXT
  for i in "${@:2}"; do
    text "${HOSTS[i]}"; list+="${list:+, }'root'@$TEXT IDENTIFIED WITH ${PLUGINS[i]} BY $literal"
  done
  if quiet "ALTER USER $list;"; then return 0; fi
  said
  case $ERROR in
    # 1819 policy, 3638 history, 1396 of a plugin that cannot take it (too long)
    *'ERROR 1819'* | *'ERROR 3638'* | *'ERROR 1396'*) return 1 ;;
    *'ERROR 1290'* | *'ERROR 1836'*)
      # a deletion has fenced it, and its credentials were lost since: there was only something to prove
      if [ "$OLD_PASSWORD" = "$NEW_PASSWORD" ]; then log "the server is read-only, and root has the password already"; return 0; fi
      die 36 read-only "the server is read-only, the password stays as it was: $ERROR" ;;
    *'ERROR 2002'* | *'ERROR 2003'* | *'ERROR 2006'* | *'ERROR 2013'* | *'ERROR 1053'* | *'ERROR 4031'*)
      die 10 unreachable "the server went away: $ERROR" ;;
  esac
  die 27 sql-failed "root's password cannot be changed: $ERROR"
}

# holds INDEX PASSWORD: is that the account's password? Found out by logging in to an account without privileges that has the same
# hash, because other hosts' accounts cannot be logged in to from here.
holds() {
  text "${HOSTS[$1]}"
  quiet "SET SESSION sql_log_off = 1; DROP USER IF EXISTS $PROBE;
    SET @s = (SELECT CONCAT('CREATE USER ', QUOTE('operator-password-probe'), '@', QUOTE('%'), ' IDENTIFIED WITH ', plugin, ' AS ',
      QUOTE(authentication_string)) FROM mysql.user WHERE User = 'root' AND Host = $TEXT);
    PREPARE s FROM @s; EXECUTE s;" || { said; die 27 sql-failed "cannot find out which password root has: $ERROR"; }
  if printf 'DO 0;\n' | MYSQL_PWD=$2 mysql "${CLIENT[@]}" --user=operator-password-probe --connect-timeout=10 --batch \
    2>"$WORK/sql.err"; then return 0; fi
  said
  [[ $ERROR == *'ERROR 1045'* ]] || die 27 sql-failed "cannot find out which password root has: $ERROR"
  return 1
}

remove_probe() { # also one of a run that was killed
  if ! quiet "DROP USER IF EXISTS $PROBE;"; then said; log "cannot remove $PROBE: $ERROR"; fi
}

# The server has refused. Accounts may differ: altered by hand, or (5.7) by a run that was killed.
# Returns when every account has the new password after all.
settle() {
  local i refusal=$ERROR new=() rest=() strange=()
  log "the server refuses the new password: $refusal"
  for i in "${!HOSTS[@]}"; do
    if holds "$i" "$NEW_PASSWORD"; then new+=("$i"); continue; fi
    rest+=("$i")
    if [ -z "$OLD_PASSWORD" ] || ! holds "$i" "$OLD_PASSWORD"; then strange+=("$i"); fi
  done
  ((${#rest[@]})) || { log "every account has it already"; return 0; }
  if ((${#new[@]})); then
    if change "$NEW_PASSWORD" "${rest[@]}"; then return 0; fi
    refusal=$ERROR
    log "${#new[@]} accounts have the new password already and get back the old one"
    if [ -z "$OLD_PASSWORD" ] || ! change "$OLD_PASSWORD" "${new[@]}"; then
      die 27 sql-failed "some accounts of root have the new password and some do not, and the server refuses to align them: $refusal"
    fi
  fi
  for i in "${strange[@]+"${strange[@]}"}"; do log "root@${HOSTS[i]} has a third password, and keeps it"; done
  export MYSQL_PWD=$OLD_PASSWORD
  remove_probe
  die 35 password-refused "the server refuses the new password of root, the old one stays; choose another one: $refusal"
}

discard_retained() {
  local account list=''
  look_up
  for account in "${DUAL[@]+"${DUAL[@]}"}"; do list+="${list:+, }$account DISCARD OLD PASSWORD"; done
  [ -z "$list" ] || quiet "ALTER USER $list;" || { said; die 27 sql-failed "a retained password cannot be discarded: $ERROR"; }
}

check() {
  export MYSQL_PWD=$NEW_PASSWORD
  connect
  if [ -n "$OLD_PASSWORD" ] && [ "$OLD_PASSWORD" != "$NEW_PASSWORD" ]; then
    if log_in "$OLD_PASSWORD"; then die 27 sql-failed "the old password still logs in"; fi
    [[ $ERROR == *'ERROR 1045'* ]] || die 27 sql-failed "the old password is not refused as it should be: $ERROR"
  fi
}

log_in_with_either
connect # is it the server that is meant?
look_up
change "$NEW_PASSWORD" "${!HOSTS[@]}" || settle
export MYSQL_PWD=$NEW_PASSWORD
discard_retained
remove_probe
check
log "root has the new password on ${#HOSTS[@]} accounts"
report "{\"passwordChanged\":true,\"accounts\":${#HOSTS[@]}}"
