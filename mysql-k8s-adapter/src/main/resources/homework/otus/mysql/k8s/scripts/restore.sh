# shellcheck shell=bash
# needs: lib.sh restore-rows.sh
#
# Brings one backup back into a fresh server, before any client can connect.
# env: MYSQL_HOST, MYSQL_PORT (default 3306), EXPECTED_HOSTNAME (the pod), ROOT_PASSWORD, DATABASE (its name from now on),
#      BACKUP_DIR (default /backup, read-only), BACKUP_ID, BACKUP_SHA256 (may be empty), LIFE (UID), CONNECT_TIMEOUT_SECONDS (60)
#
# 1. the backup is whole, and not from a newer server   2. the server holds nothing that we did not create
# 3. marker "running" (mysql.operator_restore, with the data)   4. accounts, tables, rows, triggers, grants, views   5. marker "done"
#
# Killed anywhere after 3, the next attempt finds the marker, drops what the earlier one created, and starts over.
# Views come last and in rounds: they may need each other, functions, and the rights of their definers.

need MYSQL_HOST EXPECTED_HOSTNAME ROOT_PASSWORD DATABASE BACKUP_ID LIFE
BACKUP_DIR=${BACKUP_DIR:-/backup}
# shellcheck disable=SC2153
case $BACKUP_ID in *[!A-Za-z0-9._-]* | .* | -* | *.part | *.superseded) die 2 bad-arguments "BACKUP_ID is no plain file name" ;; esac
work_directory
trap 'rm -rf -- "$WORK"' EXIT
connection_settings
WARNINGS=0 FIRST_WARNING=''

warn() {
  log "warning: $1"
  ((WARNINGS += 1))
  if ((${#FIRST_WARNING} < 1500)); then FIRST_WARNING+="${FIRST_WARNING:+; }${1:0:400}"; fi
}

finish() { # finish TABLES
  local id name
  json "$BACKUP_ID"; id=$JSON; json "$DATABASE"; name=$JSON; json "$FIRST_WARNING"
  report "{\"backupId\":$id,\"database\":$name,\"tables\":$1,\"warnings\":$WARNINGS,\"warning\":$JSON}"
  log "restored $BACKUP_ID"
  exit 0
}

verify_backup() { # DIR, OLD (the database's name then), CHARSET, COLLATION
  DIR=$BACKUP_DIR/$BACKUP_ID
  [ -d "$DIR" ] || DIR=$BACKUP_DIR/$BACKUP_ID.superseded # set aside by a swap that was interrupted, see backup.sh
  [ -d "$DIR" ] || die 21 backup-broken "there is no backup $BACKUP_ID on the backup volume"
  whole "$DIR" all || die 21 backup-broken "backup $BACKUP_ID: $BROKEN; nothing was restored"
  total_sum
  field_text sha256
  [ "$FIELD/${BACKUP_SHA256:-$TOTAL}" = "$TOTAL/$TOTAL" ] ||
    die 21 backup-broken "backup $BACKUP_ID: record.json: its checksum is not the expected one; nothing was restored"
  field tables; OLD_TABLES=$FIELD
  field_text charset; CHARSET=$FIELD
  field_text collation; COLLATION=$FIELD
  field_text serverVersion; OLD_VERSION=$FIELD
  field_text database; OLD=$FIELD
  log "backup $BACKUP_ID is whole"
}

user_schemas() { ask "schemas" "SELECT schema_name FROM information_schema.schemata WHERE schema_name $NOT_SYSTEM"; }
user_accounts() { ask "accounts" "SELECT CONCAT(QUOTE(user), '@', QUOTE(host)) FROM mysql.user WHERE user $OWN_ACCOUNTS"; }
do_sql() { sql "$2" >/dev/null || die 26 restore-failed "$1: $(<"$WORK/sql.err")"; }

refuse_unless_empty() {
  local row
  user_schemas
  for row in "${ROWS[@]+"${ROWS[@]}"}"; do
    plain "$row"
    [ "$PLAIN" = "$DATABASE" ] || die 20 not-empty "the server holds the database $PLAIN, which no restore created; nothing was changed"
  done
  text "$DATABASE"
  ask "contents" "SELECT CONCAT('table ', table_name) FROM information_schema.tables WHERE table_schema = $TEXT
    UNION ALL SELECT CONCAT('routine ', routine_name) FROM information_schema.routines WHERE routine_schema = $TEXT
    UNION ALL SELECT CONCAT('event ', event_name) FROM information_schema.events WHERE event_schema = $TEXT LIMIT 1"
  ((${#ROWS[@]} == 0)) || die 20 not-empty "the database $DATABASE holds the ${ROWS[0]}, which no restore created; nothing was changed"
}

# begin: the marker is written only after the check, and holds what has to be put back in the end.
begin() {
  local accounts
  refuse_unless_empty
  user_accounts
  printf -v accounts '%s\n' "${ROWS[@]+"${ROWS[@]}"}"
  text "$accounts"; accounts=$TEXT; text "$BACKUP_ID"; local id=$TEXT; text "$LIFE"
  do_sql "marker" "CREATE TABLE IF NOT EXISTS mysql.operator_restore (one TINYINT NOT NULL PRIMARY KEY,
      backup_id VARCHAR(255) NOT NULL, life VARCHAR(255) NOT NULL, state VARCHAR(16) NOT NULL,
      accounts LONGTEXT NOT NULL, events VARCHAR(16) NOT NULL, packet BIGINT NOT NULL, durability INT NOT NULL)
      ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
    INSERT INTO mysql.operator_restore VALUES (1, $id, $TEXT, 'running', $accounts, @@global.event_scheduler,
      @@global.max_allowed_packet, @@global.innodb_flush_log_at_trx_commit)"
}

start_over() { # drops what the attempt before created; that nothing else was there is what its marker says
  local row before
  log "an earlier attempt did not finish; starting over"
  DEFER=0 # whatever went wrong, this attempt takes the plain road
  # An operator before this one left a marker that does not say it.
  sql "ALTER TABLE mysql.operator_restore ADD durability INT NOT NULL DEFAULT 1" >/dev/null ||
    [[ $(<"$WORK/sql.err") == *'ERROR 1060'* ]] || die 26 restore-failed "marker: $(<"$WORK/sql.err")"
  user_schemas
  for row in "${ROWS[@]+"${ROWS[@]}"}"; do
    plain "$row"; ident "$PLAIN"
    do_sql "starting over" "SET SESSION sql_log_bin = 0, foreign_key_checks = 0; DROP DATABASE IF EXISTS $IDENT"
  done
  ask "marker" "SELECT accounts FROM mysql.operator_restore WHERE one = 1"
  plain "${ROWS[0]}"; before=$'\n'$PLAIN
  user_accounts
  for row in "${ROWS[@]+"${ROWS[@]}"}"; do
    if [[ $before == *$'\n'"$row"$'\n'* ]]; then continue; fi
    plain "$row"; do_sql "starting over" "SET SESSION sql_log_bin = 0; DROP USER IF EXISTS $PLAIN"
  done
  text "$BACKUP_ID"
  do_sql "marker" "UPDATE mysql.operator_restore SET backup_id = $TEXT WHERE one = 1"
}

# feed NAME DATABASE OPTION...: a file of the backup into mysql; its errors in $WORK/NAME.err. Names that are not there are done.
feed() {
  : >"$WORK/$1.err"
  [ -f "$DIR/$1" ] || return 0
  { printf '%s\n' "$PRELUDE"; gzip -dc -- "$DIR/$1"; } |
    mysql "${CLIENT[@]}" "${SAFE[@]}" ${2:+"--database=$2"} "${@:3}" >/dev/null 2>"$WORK/$1.err"
}

must_feed() {
  [ -f "$DIR/$1" ] || return 0
  log "restoring $1"
  feed "$@" || die 26 restore-failed "$1: $(tail -n 3 "$WORK/$1.err")"
}

# accounts: runs the statements, whatever fails; its errors in $WORK/accounts.err. Grants follow a database to its new name.
# Before 8.0 a grant would create a missing account without a password: NO_AUTO_CREATE_USER forbids it.
accounts() {
  local old new
  ident "$OLD"; old=$IDENT; ident "$DATABASE"; new=$IDENT
  mapfile -t STATEMENTS < <(gzip -dc -- "$DIR/accounts.sql.gz")
  if [ "$OLD" != "$DATABASE" ]; then
    local wild=${old//_/\\_} wilder=${new//_/\\_} i
    wild=${wild//%/\\%} wilder=${wilder//%/\\%}
    for i in "${!STATEMENTS[@]}"; do
      case ${STATEMENTS[i]} in
        GRANT\ *" ON $wild.* TO "*) STATEMENTS[i]=${STATEMENTS[i]/" ON $wild.* TO "/" ON $wilder.* TO "} ;;
        GRANT\ *" ON $old.* TO "*) STATEMENTS[i]=${STATEMENTS[i]/" ON $old.* TO "/" ON $wilder.* TO "} ;;
        GRANT\ *" ON $old."*) STATEMENTS[i]=${STATEMENTS[i]/" ON $old."/" ON $new."} ;;
        GRANT\ *" ON FUNCTION $old."*) STATEMENTS[i]=${STATEMENTS[i]/" ON FUNCTION $old."/" ON FUNCTION $new."} ;;
        GRANT\ *" ON PROCEDURE $old."*) STATEMENTS[i]=${STATEMENTS[i]/" ON PROCEDURE $old."/" ON PROCEDURE $new."} ;;
      esac
    done
  fi
  { printf '%s %s\n' "$PRELUDE" "$1"; printf '%s\n' "${STATEMENTS[@]}"; } |
    mysql "${CLIENT[@]}" "${SAFE[@]}" --force >/dev/null 2>"$WORK/accounts.err" || true
}

warn_about_accounts() { # by name; the text of a statement may hold a hash and is never printed
  local line account
  while IFS= read -r line; do
    [[ $line =~ ^ERROR\ ([0-9]+).*\ at\ line\ ([0-9]+):\ (.*)$ ]] || continue
    account=${STATEMENTS[BASH_REMATCH[2] - 2]:-}
    [[ ${BASH_REMATCH[1]} != 1410 ]] || continue # a grant to an account that could not be created: named already
    [[ ${BASH_REMATCH[1]} != 1064 ]] || line="ERROR 1064"
    case $account in
      'CREATE USER '*) account=${account#CREATE USER IF NOT EXISTS }; warn "account ${account%% IDENTIFIED *}: $line" ;;
      *) account=${account##* TO }; warn "grant to ${account%;}: $line" ;;
    esac
  done <"$WORK/accounts.err"
}

# views: rounds until a round brings no fewer errors than the one before; what then fails is named.
views() {
  local file line errors last=999999
  while :; do
    errors=()
    for file in own-views.sql.gz other-views.sql.gz skipped.sql.gz; do
      case $file in other-views.sql.gz) line='' ;; *) line=$DATABASE ;; esac
      feed "$file" "$line" --force || true
      while IFS= read -r line; do [[ $line != ERROR* ]] || errors+=("$file: $line"); done <"$WORK/$file.err"
    done
    ((${#errors[@]} > 0 && ${#errors[@]} < last)) || break
    last=${#errors[@]}
  done
  for line in "${errors[@]+"${errors[@]}"}"; do warn "view not restored: $line"; done
}

warn_about_old_name() { # definitions that name the database as it was called are left as they are
  [ "$OLD" != "$DATABASE" ] || return 0
  local row old; ident "$OLD"; text "$IDENT."; old=$TEXT; text "$OLD."; local bare=$TEXT; text "$DATABASE"
  ask "old name" "SELECT CONCAT('view ', table_name) FROM information_schema.views
      WHERE table_schema = $TEXT AND LOCATE($old, view_definition)
    UNION ALL SELECT CONCAT('routine ', routine_name) FROM information_schema.routines
      WHERE routine_schema = $TEXT AND (LOCATE($old, routine_definition) OR LOCATE($bare, routine_definition))
    UNION ALL SELECT CONCAT('trigger ', trigger_name) FROM information_schema.triggers
      WHERE trigger_schema = $TEXT AND (LOCATE($old, action_statement) OR LOCATE($bare, action_statement))
    UNION ALL SELECT CONCAT('event ', event_name) FROM information_schema.events
      WHERE event_schema = $TEXT AND (LOCATE($old, event_definition) OR LOCATE($bare, event_definition))"
  for row in "${ROWS[@]+"${ROWS[@]}"}"; do plain "$row"; warn "$PLAIN still names the database $OLD"; done
}

count_tables() {
  ask "tables" "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema $NOT_SYSTEM AND table_type = 'BASE TABLE'"
  COUNTED=${ROWS[0]}
}

verify_backup
connect
stored_name "$DATABASE"; DATABASE=$STORED
STARTED=$SERVER_STARTED
number "$OLD_VERSION"
((NUMBER / 100 <= SERVER_NUMBER / 100)) ||
  die 23 server-too-old "the backup is from MySQL $OLD_VERSION, this server is $SERVER_VERSION; use an image of that series or newer"

if sql "SELECT state, backup_id, life FROM mysql.operator_restore WHERE one = 1" >"$WORK/marker"; then
  IFS=$'\t' read -r state done_id marker_life <"$WORK/marker" || state=none
elif [[ $(<"$WORK/sql.err") == *'ERROR 1146'* ]]; then state=none
else die 27 sql-failed "is there a marker of a restore? $(<"$WORK/sql.err")"; fi
case $state in
  none) begin ;;
  done)
    [ "$done_id" = "$BACKUP_ID" ] ||
      die 20 not-empty "backup $done_id has been restored into this data directory; nothing was changed"
    count_tables; log "this backup was restored before"; finish "$COUNTED" ;;
  running) # whichever life it was begun for: until it is done no client is let in, so nothing here is anybody's
    [ "$marker_life" = "$LIFE" ] || log "an unfinished restore of another life ($marker_life) is begun anew"
    start_over ;;
  *) die 20 not-empty "the marker mysql.operator_restore says '$state'; nothing was changed" ;;
esac

# For this session: binary log off (it would double the space), old definitions accepted. For the server, until the end: no
# events, rows as large as the dump has them, no waiting for the disk at each commit. After a restart the server has its own settings
# again. If it dies meanwhile, the last second of the restore is lost, never the marker, and the restore starts over. (Without doublewrite
# or redo log it would be faster yet, and might never come up again.)
PRELUDE="$SESSION; SET SESSION sql_log_bin = 0, innodb_strict_mode = 0; /*!80013 SET SESSION sql_require_primary_key = 0 */;"
SAFE=(--binary-mode --max-allowed-packet=1G)
if has_option mysql commands; then SAFE+=(--commands=FALSE); fi
[ "$(sql "SELECT @@global.event_scheduler")" = DISABLED ] || do_sql "settings" "SET GLOBAL event_scheduler = OFF"
do_sql "settings" "SET GLOBAL max_allowed_packet = 1073741824, GLOBAL innodb_flush_log_at_trx_commit = 0"

ident "$DATABASE"
create=''
[ -z "$CHARSET" ] || create=" CHARACTER SET $CHARSET COLLATE $COLLATION"
do_sql "database" "CREATE DATABASE IF NOT EXISTS $IDENT$create"
[ -z "$create" ] || do_sql "database" "ALTER DATABASE $IDENT$create"

mode=
((SERVER_NUMBER >= 80000)) || mode="SET SESSION sql_mode = 'NO_AUTO_CREATE_USER';"
feed before.sql.gz '' --force || log "tablespaces: $(<"$WORK/before.sql.gz.err")"
accounts "$mode"
must_feed own.sql.gz "$DATABASE"
must_feed other.sql.gz ''
restore_rows
must_feed own-tables.sql.gz "$DATABASE"
must_feed other-tables.sql.gz ''
must_feed own-after.sql.gz "$DATABASE"
must_feed other-after.sql.gz ''
accounts "$mode"
views
accounts "$mode"
warn_about_accounts
warn_about_old_name

count_tables
((COUNTED >= OLD_TABLES)) || die 26 restore-failed "$COUNTED tables came back of the $OLD_TABLES in the backup"
server_facts || die 10 unreachable "the server went away at the end of the restore: $(<"$WORK/sql.err")"
[ "$SERVER_STARTED" = "$STARTED" ] || die 13 restarted "the server restarted during the restore"
ask "marker" "SELECT events, packet, durability FROM mysql.operator_restore WHERE one = 1"
IFS=$'\t' read -r events packet durability <<<"${ROWS[0]}"
do_sql "settings" "SET GLOBAL max_allowed_packet = $packet, GLOBAL innodb_flush_log_at_trx_commit = $durability"
do_sql "flush" "FLUSH NO_WRITE_TO_BINLOG ENGINE LOGS" # all commits before are on disk
[ "$events" = DISABLED ] || do_sql "settings" "SET GLOBAL event_scheduler = $events"
do_sql "marker" "UPDATE mysql.operator_restore SET state = 'done' WHERE one = 1 AND state = 'running'"
finish "$COUNTED"
