# shellcheck shell=bash
# shellcheck disable=SC2034  # its variables are used by restore.sh and verify.sh
#
# What a backup holds, brought into a server that is known to be empty. Put between restore-rows.sh and the script that asks for it.
# Views come last and in rounds: they may need each other, functions, and the rights of their definers.

WARNINGS=0 FIRST_WARNING=''

warn() {
  log "warning: $1"
  ((WARNINGS += 1))
  if ((${#FIRST_WARNING} < 1500)); then FIRST_WARNING+="${FIRST_WARNING:+; }${1:0:400}"; fi
}

verify_backup() { # PLACE, OLD (the database's name then), CHARSET, COLLATION
  place_find "$BACKUP_ID" || die 21 backup-broken "there is no backup $BACKUP_ID on the backup volume"
  whole "$PLACE" all || die 21 backup-broken "backup $BACKUP_ID: $BROKEN; nothing was restored"
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

# feed NAME DATABASE OPTION...: a file of the backup into mysql; its errors in $WORK/NAME.err. Names that are not there are done.
feed() {
  : >"$WORK/$1.err"
  holds "$1" || return 0
  { printf '%s\n' "$PRELUDE"; place_read "$PLACE" "$1" gzip -dc; } |
    mysql "${CLIENT[@]}" "${SAFE[@]}" ${2:+"--database=$2"} "${@:3}" >/dev/null 2>"$WORK/$1.err"
}

# what_failed NAME: the errors of that file in FAILED. Where it holds rows, the server's words may hold values of them, which belong
# neither into a log nor into a status: they end at the first quotation mark, unless it is an object that is named
# (an unknown database, column or table, a full table).
what_failed() {
  case $1 in
    *rows* | *-tables.*) FAILED=$(sed -n "/^ERROR/{/^ERROR \(1049\|1054\|1114\|1146\) /!s/'.*/(values of rows are not shown)/;p}" "$WORK/$1.err" | tail -n 3) ;;
    *) FAILED=$(tail -n 3 "$WORK/$1.err") ;;
  esac
  FAILED=${FAILED:-mysql ended without a word}
}

must_feed() {
  holds "$1" || return 0
  log "restoring $1"
  feed "$@" || { what_failed "$1"; die 26 restore-failed "$1: $FAILED"; }
}

# accounts: runs the statements, whatever fails; its errors in $WORK/accounts.err. Grants follow a database to its new name.
# Before 8.0 a grant would create a missing account without a password: NO_AUTO_CREATE_USER forbids it.
accounts() {
  local old new
  ident "$OLD"; old=$IDENT; ident "$DATABASE"; new=$IDENT
  mapfile -t STATEMENTS < <(place_read "$PLACE" accounts.sql.gz gzip -dc)
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

# restore_everything: the backup in PLACE.
#
# For this session: binary log off (it would double the space), old definitions accepted. For the server, until the end: no
# events, rows as large as the dump has them, no waiting for the disk at each commit. After a restart the server has its own settings
# again. If it dies meanwhile, the last second of the restore is lost, never the marker, and the restore starts over. (Without doublewrite
# or redo log it would be faster yet, and might never come up again.)
restore_everything() {
  local create='' mode=''
  PRELUDE="$SESSION; SET SESSION sql_log_bin = 0, innodb_strict_mode = 0; /*!80013 SET SESSION sql_require_primary_key = 0 */;"
  SAFE=(--binary-mode --max-allowed-packet=1G)
  if has_option mysql commands; then SAFE+=(--commands=FALSE); fi
  [ "$(sql "SELECT @@global.event_scheduler")" = DISABLED ] || do_sql "settings" "SET GLOBAL event_scheduler = OFF"
  do_sql "settings" "SET GLOBAL max_allowed_packet = 1073741824, GLOBAL innodb_flush_log_at_trx_commit = 0"

  ident "$DATABASE"
  [ -z "$CHARSET" ] || create=" CHARACTER SET $CHARSET COLLATE $COLLATION"
  do_sql "database" "CREATE DATABASE IF NOT EXISTS $IDENT$create"
  [ -z "$create" ] || do_sql "database" "ALTER DATABASE $IDENT$create"

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
}
