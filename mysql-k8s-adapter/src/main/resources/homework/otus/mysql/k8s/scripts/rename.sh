# shellcheck shell=bash
# needs: lib.sh rename-text.sh rename-contents.sh rename-steps.sh
#
# Renames a database in place: its tables move, nothing is copied.
# env: MYSQL_HOST, MYSQL_PORT (default 3306), EXPECTED_HOSTNAME (the pod), ROOT_PASSWORD, FROM, TO, LIFE (UID),
#      CONNECT_TIMEOUT_SECONDS (60), LOCK_TIMEOUT_SECONDS (120), TABLES_AT_ONCE (50)
#
# 1. look for what cannot be renamed   2. marker "begun" with the server's settings   3. shut clients out   4. look again, and store
# all definitions (marker "stored")   5. TO: database, routines   6. events off, triggers dropped, tables moved   7. TO: triggers,
# views, grants, events   8. compare, drop FROM   9. let clients in again, marker "done"
#
# Killed anywhere, it goes on where it was: what is to be done is in mysql.operator_rename and mysql.operator_rename_objects, what has
# been done is seen in the server. Until 5 nothing has been changed but the settings.
#
# FROM = TO asks what is not known any more: a rename that began is finished (or taken back, when nothing had been changed), and the
# answer is "refused", with the names that there are, unless the server then has that database.
#
# No acknowledged row is lost: a row is in a table, and tables are only ever moved (RENAME TABLE). FROM is dropped when it holds no table,
# trigger or event any more, no view and no routine that is not in TO as well. Sessions of accounts without CONNECTION_ADMIN (SUPER)
# are shut out by offline_mode. Root and its like can still connect; what they write into a table moves with it, and what they create in
# FROM meanwhile keeps FROM from being dropped.
#
# 20 refused             nothing was changed, a user must act; the message has the reasons, the log has all of them
# 20 unfinished          an earlier rename of other names has to be finished first
# 39 conflict            somebody changed one of the databases meanwhile; the message says what to do, then it goes on
# all else may pass, and the next attempt goes on: 10 unreachable, 11 access-denied, 12 wrong-server, 27 sql-failed, 36 read-only
#   (fenced), 37 locked, 38 restore-unfinished. Clients stay shut out meanwhile.

# shellcheck disable=SC2034,SC2153  # used by, or set in the files before
need MYSQL_HOST EXPECTED_HOSTNAME ROOT_PASSWORD FROM TO LIFE
work_directory
trap 'rm -rf -- "$WORK"' EXIT
connection_settings
SAFE=(--connect-timeout=10 --batch --skip-column-names --binary-mode --comments --max-allowed-packet=1G)
if has_option mysql commands; then SAFE+=(--commands=FALSE); fi
DELIMITER=";;$RANDOM$RANDOM;" # the client takes 15 bytes
declare -A OBJECTS=() HAVE=()
OLD_NAME=$FROM NEW_NAME=$TO # as they were given; see start
LOOKED_FOR=''

# attempt DATABASE SETTINGS STATEMENT: one statement, not in the binary log. Sessions that hold locks on what it needs are ended,
# which rolls back only what was never acknowledged. False with the reason in $WORK/sql.err.
attempt() {
  local deadline=$((SECONDS + ${LOCK_TIMEOUT_SECONDS:-120}))
  until printf '%s\n' "$SESSION$DELIMITER" "SET SESSION sql_log_bin = 0, lock_wait_timeout = 5$DELIMITER" "${2:+SET SESSION $2$DELIMITER}" \
    "$3" "$DELIMITER" | mysql "${CLIENT[@]}" "${SAFE[@]}" "--delimiter=$DELIMITER" ${1:+"--database=$1"} >/dev/null 2>"$WORK/sql.err"; do
    [[ $(<"$WORK/sql.err") == *'ERROR 1205'* ]] || return 1
    ((SECONDS < deadline)) || die 37 locked "sessions hold locks that they do not give up: $(<"$WORK/sql.err")"
    log "sessions hold locks; ending them"
    end_sessions "''"
  done
}

change() { attempt '' '' "$2" || die 27 sql-failed "$1: $(<"$WORK/sql.err")"; } # change WHAT STATEMENT

end_sessions() { # end_sessions USERS: all but those of these users and the server's own; their numbers in ENDED (as a list in SQL)
  local id
  ask "sessions" "SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND command NOT LIKE 'Binlog Dump%'
    AND user NOT IN ('system user', 'event_scheduler', 'unauthenticated user', $1)"
  ENDED=0
  for id in "${ROWS[@]+"${ROWS[@]}"}"; do ENDED+=", $id"; sql "KILL $id" || true; done
}

refused() { # refused MESSAGE-IN-FRONT: with all REFUSALS
  local one list=''
  for one in "${REFUSALS[@]}"; do list+="${list:+; }${one:0:300}"; done
  die 20 refused "$1${#REFUSALS[@]} reason(s), the database $OLD_NAME was not changed: $list"
}

# ---- the marker, and the settings of the server that it keeps ----

read_marker() { # STATE (none, begun, stored, done), MARKED_FROM, MARKED_TO, MARKED_LIFE, KEPT (offline, events, trust), CHARSET...
  STATE=none
  if sql "SELECT state, from_name, to_name, life, offline, events, trust, charset, collation, encryption
    FROM mysql.operator_rename WHERE one = 1" >"$WORK/marker"; then
    mapfile -t ROWS <"$WORK/marker"
    ((${#ROWS[@]})) || return 0
    split "${ROWS[0]}"
    STATE=${F[0]} MARKED_FROM=${F[1]} MARKED_TO=${F[2]} MARKED_LIFE=${F[3]} KEPT=("${F[@]:4:3}")
    CHARSET=${F[7]} COLLATION=${F[8]} ENCRYPTION=${F[9]}
  elif [[ $(<"$WORK/sql.err") != *'ERROR 1146'* ]]; then die 27 sql-failed "is there a marker? $(<"$WORK/sql.err")"; fi
}

SETTINGS=(offline_mode event_scheduler log_bin_trust_function_creators)
read_settings() { # NOW: their values; empty when the server does not have one
  local row
  NOW=('' '' '')
  ask "settings" "SELECT variable_name, variable_value FROM performance_schema.global_variables
    WHERE variable_name IN ('offline_mode', 'event_scheduler', 'log_bin_trust_function_creators')"
  for row in "${ROWS[@]}"; do
    case $row in
      offline_mode*) NOW[0]=${row#*$'\t'} ;;
      event_scheduler*) NOW[1]=${row#*$'\t'} ;;
      *) NOW[2]=${row#*$'\t'} ;;
    esac
  done
}

begin() {
  change marker "CREATE TABLE IF NOT EXISTS mysql.operator_rename (one TINYINT NOT NULL PRIMARY KEY, from_name VARBINARY(255) NOT NULL,
    to_name VARBINARY(255) NOT NULL, life VARBINARY(255) NOT NULL, state VARCHAR(16) NOT NULL, offline VARCHAR(16) NOT NULL,
    events VARCHAR(16) NOT NULL, trust VARCHAR(16) NOT NULL, charset VARCHAR(64) NOT NULL, collation VARCHAR(64) NOT NULL,
    encryption VARCHAR(16) NOT NULL) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4"
  change marker "CREATE TABLE IF NOT EXISTS mysql.operator_rename_objects (place INT NOT NULL PRIMARY KEY, kind VARCHAR(16) NOT NULL,
    name LONGBLOB, parent LONGBLOB, mode LONGBLOB, client LONGBLOB, connection LONGBLOB, collation LONGBLOB, definer LONGBLOB,
    extra LONGBLOB, definition LONGBLOB) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4"
  read_settings; KEPT=("${NOW[@]}")
  text "$FROM"; local old=$TEXT; text "$TO"; local new=$TEXT; text "$LIFE"
  change marker "REPLACE INTO mysql.operator_rename VALUES
    (1, $old, $new, $TEXT, 'begun', '${NOW[0]}', '${NOW[1]}', '${NOW[2]}', '', '', '')"
}

# shut_out: no client but root's from here on. What is kept in the marker is what the server had, or has again after a restart.
shut_out() {
  local i deadline=$((SECONDS + ${LOCK_TIMEOUT_SECONDS:-120}))
  read_settings
  [ "${NOW[0]}" != OFF ] || KEPT[0]=OFF
  [ "${NOW[1]}" != ON ] || KEPT[1]=ON
  [ "${NOW[2]}" != OFF ] || KEPT[2]=OFF
  change marker "UPDATE mysql.operator_rename SET offline = '${KEPT[0]}', events = '${KEPT[1]}', trust = '${KEPT[2]}' WHERE one = 1"
  for i in 0 1 2; do
    case $i:${NOW[i]} in
      0:OFF | 2:OFF) change "settings" "SET GLOBAL ${SETTINGS[i]} = ON" ;;
      1:ON) change "settings" "SET GLOBAL ${SETTINGS[i]} = OFF" ;;
    esac
  done
  log "clients are shut out"
  end_sessions "'root'"
  [ "$ENDED" != 0 ] || return 0
  while ask "sessions" "SELECT id FROM information_schema.processlist WHERE id IN ($ENDED)"; ((${#ROWS[@]})); do
    ((SECONDS < deadline)) || die 37 locked "${#ROWS[@]} sessions do not end"
    sleep 0.2
  done
}

let_in() {
  local i
  read_settings
  for i in 2 1 0; do
    [ "${KEPT[i]}" = "${NOW[i]}" ] || [ "${NOW[i]}" = DISABLED ] || change "settings" "SET GLOBAL ${SETTINGS[i]} = ${KEPT[i]}"
  done
}

undo() { # nothing but settings has been changed
  let_in
  change marker "DELETE FROM mysql.operator_rename WHERE one = 1"
}

# ---- what is to be done ----

store() { # all of it in one transaction with the marker's state
  local i place=0 script='' value
  row() { # row KIND VALUE...
    script+="INSERT INTO mysql.operator_rename_objects VALUES ($place, '$1'"; place=$((place + 1))
    for value in "${@:2}"; do text "$value"; script+=", _binary$TEXT"; done
    script+=");"$'\n'
  }
  for i in "${!KINDS[@]}"; do
    row "${KINDS[i]}" "${NAMES[i]}" "${PARENTS[i]}" "${MODES[i]}" "${CLIENTS[i]}" "${CONNECTIONS[i]}" "${COLLATIONS[i]}" \
      "${DEFINERS[i]}" "${EXTRAS[i]}" "${TEXTS[i]}"
  done
  for ((i = 0; i < ${#GRANTS[@]}; i += 2)); do row grant '' '' '' '' '' '' '' "${GRANTS[i + 1]}" "${GRANTS[i]}"; done
  for value in "${WARNED[@]+"${WARNED[@]}"}"; do row warning '' '' '' '' '' '' '' '' "$value"; done
  sql "SET SESSION sql_log_bin = 0; START TRANSACTION; DELETE FROM mysql.operator_rename_objects;
    $script UPDATE mysql.operator_rename SET state = 'stored', charset = '$CHARSET', collation = '$COLLATION',
    encryption = '${ENCRYPTION:-}' WHERE one = 1; COMMIT" || die 27 sql-failed "storing the definitions: $(<"$WORK/sql.err")"
  log "stored $place definitions and grants"
}

load() {
  local row
  W_KIND=() W_NAME=() W_PARENT=() W_MODE=() W_CLIENT=() W_CONNECTION=() W_COLLATION=() W_DEFINER=() W_EXTRA=() W_TEXT=()
  WARNED=() TABLES=0
  ask "definitions" "SELECT kind, name, parent, mode, client, connection, collation, definer, extra, definition
    FROM mysql.operator_rename_objects ORDER BY place"
  for row in "${ROWS[@]+"${ROWS[@]}"}"; do
    split "$row"
    case ${F[0]} in warning) WARNED+=("${F[9]}"); continue ;; table) TABLES=$((TABLES + 1)) ;; esac
    W_KIND+=("${F[0]}") W_NAME+=("${F[1]}") W_PARENT+=("${F[2]}") W_MODE+=("${F[3]}") W_CLIENT+=("${F[4]}")
    W_CONNECTION+=("${F[5]}") W_COLLATION+=("${F[6]}") W_DEFINER+=("${F[7]}") W_EXTRA+=("${F[8]}") W_TEXT+=("${F[9]}")
  done
}

# found: with the same name twice, nothing is renamed but what had begun: it is told whether that database is there
found() {
  local row names=''
  text "$LOOKED_FOR"
  ask "database" "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = $TEXT"
  if [ "${ROWS[0]}" = 1 ]; then WARNED=() LOOKED_FOR=''; finish 0; fi
  ask "databases" "SELECT schema_name FROM information_schema.schemata WHERE schema_name $NOT_SYSTEM"
  for row in "${ROWS[@]+"${ROWS[@]}"}"; do plain "$row"; names+="${names:+, }$PLAIN"; done
  die 20 refused "the server has no database $LOOKED_FOR; it has: ${names:-none}"
}

finish() { # finish TABLES
  local one first='' old new
  [ -z "$LOOKED_FOR" ] || found
  for one in "${WARNED[@]+"${WARNED[@]}"}"; do
    if ((${#first} < 1500)); then first+="${first:+; }$one"; fi
  done
  json "$OLD_NAME"; old=$JSON; json "$NEW_NAME"; new=$JSON; json "$first"
  report "{\"renamed\":true,\"from\":$old,\"to\":$new,\"tables\":$1,\"warnings\":${#WARNED[@]},\"warning\":$JSON}"
  log "renamed"
  exit 0
}

start() { # checks, and where an earlier attempt stopped
  local exists name
  for name in "${FROM,,}" "${TO,,}"; do
    case $name in mysql | information_schema | performance_schema | sys | ndbinfo)
      die 20 refused "the databases of the server itself cannot be renamed or replaced; nothing was changed" ;;
    esac
  done
  connect
  ask "settings" "SELECT @@lower_case_table_names"; LOWER_CASE=${ROWS[0]}
  stored_name "$FROM"; FROM=$STORED; stored_name "$TO"; TO=$STORED
  if [ "$OLD_NAME" = "$NEW_NAME" ]; then
    LOOKED_FOR=$FROM
    read_marker
    if [ "$STATE" != stored ]; then
      if [ "$STATE/$FENCED" = begun/0 ]; then undo; fi
      found
    fi
    FROM=$MARKED_FROM TO=$MARKED_TO
  fi
  [ "$FENCED" = 0 ] || die 36 read-only "the server is fenced for its final backup (super_read_only); nothing was changed"
  if sql "SELECT state FROM mysql.operator_restore" >"$WORK/state"; then
    [ "$(<"$WORK/state")" != running ] || die 38 restore-unfinished "a restore is not finished; nothing was changed"
  elif [[ $(<"$WORK/sql.err") != *'ERROR 1146'* ]]; then die 27 sql-failed "is a restore unfinished? $(<"$WORK/sql.err")"; fi
  [ "$FROM" != "$TO" ] || die 20 refused "the database is called $TO already; nothing was changed"
  read_marker
  case $STATE in
    stored)
      [ "$MARKED_FROM/$MARKED_TO" = "$FROM/$TO" ] ||
        die 20 unfinished "the rename from $MARKED_FROM to $MARKED_TO is not finished: it has to be, before another one begins" ;;
    done)
      text "$FROM"; local old=$TEXT; text "$TO"
      ask "databases" "SELECT schema_name = $TEXT FROM information_schema.schemata WHERE schema_name IN ($old, $TEXT)"
      exists=${ROWS[*]-}
      if [ "$MARKED_FROM/$MARKED_TO/$exists" = "$FROM/$TO/1" ]; then log "it was renamed before"; load; finish "$TABLES"; fi ;;
  esac
  [ "$STATE" = none ] || [ "$MARKED_LIFE" = "$LIFE" ] || log "the marker is of another life ($MARKED_LIFE)"
}

start
if [ "$STATE" != stored ]; then
  look
  ((${#REFUSALS[@]} == 0)) || { [ "$STATE" != begun ] || undo; refused ''; }
  if [ "$STATE" = begun ]; then # by an attempt that changed nothing but settings, which its marker keeps
    text "$FROM"; old=$TEXT; text "$TO"
    change marker "UPDATE mysql.operator_rename SET from_name = $old, to_name = $TEXT WHERE one = 1"
  else
    begin
  fi
fi
shut_out
if [ "$STATE" != stored ]; then
  look
  ((${#REFUSALS[@]} == 0)) || { undo; refused ''; }
  store
fi
load

create_database
have "$TO"
create_missing procedure function
compare procedure function
text "$FROM"
ask "databases" "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = $TEXT"
if [ "${ROWS[0]}" = 1 ]; then
  have "$FROM" names
  disable_events
  drop_triggers
fi
move_tables
have "$TO"
create_missing trigger
views_and_grants
move_events
create_database
compare table procedure function trigger view event
drop_old
let_in
change marker "UPDATE mysql.operator_rename SET state = 'done' WHERE one = 1 AND state = 'stored'"
finish "$TABLES"
