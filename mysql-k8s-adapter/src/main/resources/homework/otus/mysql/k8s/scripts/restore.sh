# shellcheck shell=bash
# needs: lib.sh place.sh record.sh restore-rows.sh restore-contents.sh
#
# Brings one backup back into a fresh server, before any client can connect.
# env: MYSQL_HOST, MYSQL_PORT (default 3306), EXPECTED_HOSTNAME (the pod), ROOT_PASSWORD, DATABASE (its name from now on),
#      that of place.sh, BACKUP_ID, BACKUP_SHA256 (may be empty), LIFE (UID), CONNECT_TIMEOUT_SECONDS (60)
#
# 1. the backup is whole, and not from a newer server   2. the server holds nothing that we did not create
# 3. marker "running" (mysql.operator_restore, with the data)   4. accounts, tables, rows, triggers, grants, views   5. marker "done"
#
# Killed anywhere after 3, the next attempt finds the marker, drops what the earlier one created, and starts over.

need MYSQL_HOST EXPECTED_HOSTNAME ROOT_PASSWORD DATABASE BACKUP_ID LIFE
# shellcheck disable=SC2153
backup_id "$BACKUP_ID" || die 2 bad-arguments "BACKUP_ID is no plain file name"
work_directory
trap 'rm -rf -- "$WORK"' EXIT
connection_settings

finish() { # finish TABLES
  local id name
  json "$BACKUP_ID"; id=$JSON; json "$DATABASE"; name=$JSON; json "$FIRST_WARNING"
  report "{\"backupId\":$id,\"database\":$name,\"tables\":$1,\"durationSeconds\":$SECONDS,\"warnings\":$WARNINGS,\"warning\":$JSON}"
  log "restored $BACKUP_ID"
  exit 0
}

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
  # shellcheck disable=SC2034  # restore_rows reads it
  ONE_BY_ONE=1 # whatever went wrong, this attempt takes the plain road
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

restore_everything
# somebody may have removed the backup meanwhile: what was missing came back as nothing
check_files "$PLACE" sizes || die 26 restore-failed "the backup was removed while it was restored: $BROKEN"

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
