# shellcheck shell=bash
# needs: lib.sh place.sh record.sh backup-contents.sh backup-files.sh
#
# Takes one backup of the whole server into the place of backups (place.sh).
# env: MYSQL_HOST, MYSQL_PORT (default 3306), EXPECTED_HOSTNAME (the pod), ROOT_PASSWORD, DATABASE, that of place.sh,
#      BACKUP_ID, NAMESPACE, INSTANCE, LIFE (UID), FINAL (true|false), LIFE_COMPLETE (false: the restore of this life is not done),
#      CONNECT_TIMEOUT_SECONDS (60), FENCE_TIMEOUT_SECONDS (120)
#
# 1. clean up after crashes   2. fence (FINAL)   3. look for what cannot be carried   4. dump into a part of its own
# 5. look again: same server, not restarted, still fenced   6. check, flush, publish as ID   7. report
#
# Nothing but BACKUP_ID and left-over parts is ever touched. Each attempt writes a part of its own, so that a second pod
# which was started too early can never rename the half-written part of another.
#
#   own.sql.gz           the tables of the instance's database, without rows, without CREATE DATABASE and USE, without views (it may
#                        come back renamed)
#   own-rows-a.sql.gz... their rows, INSERT by INSERT in turns to each of these files, so that they can be written and read side by side
#   own-tables.sql.gz    whole tables with FLOAT columns, and what else needs a mysqldump of its own; left out when there is none
#   own-after.sql.gz     triggers, routines and events
#   own-views.sql.gz     its views: they may need accounts and other schemas to exist first
#   other.sql.gz, other-rows.sql.gz, other-tables.sql.gz, other-after.sql.gz, other-views.sql.gz    all other schemas
#   accounts.sql.gz      accounts and grants
#   skipped.sql.gz       the text of what mysqldump cannot carry (invalid views), listed as warnings
#   before.sql.gz        general tablespaces
#   record.json, record.sha256
#
# The record, from older backups without views, routines, triggers, events, durationSeconds and rows: the head is what is reported in
# the termination message; the rest, from "namespace" on, is in the file only. "rows" is exact, and there for fenced backups alone: the rows
# of a snapshot can be counted by nobody but mysqldump, which does not; verify.sh counts them.
#
# What is guaranteed: with the fence everything is of one moment. Without it all rows of own-rows-*.sql.gz are one snapshot, as are those
# of other-rows.sql.gz (one mysqldump --single-transaction each, which fails when a table changes under it); each table in
# own-tables.sql.gz and other-tables.sql.gz is another one, and a warning; tables of engines without transactions are not part of any.
# With and without it, values come back exactly (of numbers -0 and 0 are the same to MySQL's parser).

need MYSQL_HOST EXPECTED_HOSTNAME ROOT_PASSWORD DATABASE BACKUP_ID NAMESPACE INSTANCE LIFE FINAL
CLAIM=$NAMESPACE/backup-$INSTANCE-pvc
# shellcheck disable=SC2153
backup_id "$BACKUP_ID" || die 2 bad-arguments "BACKUP_ID is no plain file name"
case $FINAL in true | false) ;; *) die 2 bad-arguments "FINAL must be true or false" ;; esac
place_open
work_directory
trap 'rm -rf -- "$WORK"; place_give_up' EXIT
connection_settings

now() { NOW=$(date -u +%Y-%m-%dT%H:%M:%SZ); }

newest_of_all() { # prints when the newest backup was complete, whole or not; nothing when there is none
  local id newest=''
  place_list
  for id in "${IDS[@]+"${IDS[@]}"}"; do
    if place_find "$id" && read_record "$PLACE" && field_text completedAt && [[ $FIELD > $newest ]]; then newest=$FIELD; fi
  done
  printf '%s' "$newest"
}

# later_than_all: NOW, or a second after the newest backup there is. By it people and the operator tell which backup is the newest, and a
# clock that was put back, or the one of another node, must not make an older one of this.
later_than_all() {
  local newest behind
  now
  newest=$({ newest_of_all; }) # in a shell of its own: the record that is being written stays as it is
  [[ -n $newest && ! $newest < $NOW ]] || return 0
  newest=$(date -u -d "$newest" +%s 2>/dev/null) || return 0
  behind=$((newest - $(date -u -d "$NOW" +%s)))
  ((behind < 60)) || warn "the clock of this node is $behind s behind the newest backup; this one is dated after it"
  NOW=$(date -u -d "@$((newest + 1))" +%Y-%m-%dT%H:%M:%SZ)
}

write_failed() { # write_failed WHAT FILE-WITH-ERRORS
  case $(<"$2") in
    *'No space left'* | *'quota exceeded'* | *'File too large'*)
      die 22 no-space "the backup claim $CLAIM is full: make it larger or remove old backups; earlier backups are untouched" ;;
  esac
  die 24 volume-error "cannot write $1 to the backup claim $CLAIM: $(<"$2")"
}

warn() { # remembered; the first ones go into the termination message
  log "warning: $1"
  ((WARNINGS += 1))
  ((WARNINGS <= 500)) || return 0
  json "${1:0:400}"; ALL_WARNINGS+="${ALL_WARNINGS:+,}$JSON"
  if ((${#FIRST_WARNING} < 700)); then FIRST_WARNING+="${FIRST_WARNING:+; }${1:0:400}"; fi
}
WARNINGS=0 ALL_WARNINGS='' FIRST_WARNING=''

# ours: is there a whole backup under this id that says all that is asked for?
ours() {
  local wanted; json "$LIFE"; wanted=$JSON
  place_find "$BACKUP_ID" && whole "$PLACE" all || return 1
  field life; [ "$FIELD" = "$wanted" ] || return 1
  field final; [ "$FIELD" = "$FINAL" ] || return 1
  [ "$FINAL" = true ] || return 0
  field fenced; [ "$FIELD" = true ] || return 1
  field_text serverStartedAt && [ "$FENCED" = 1 ] && [ "$FIELD" = "$(date -u -d "@$SERVER_STARTED" +%Y-%m-%dT%H:%M:%SZ)" ]
}

finish() { # finish: reports the head of RECORD
  report "${RECORD%%,\"namespace\":*}}"
  log "backup $BACKUP_ID is complete"
  exit 0
}

# fence: no write is acknowledged from here on. It waits for statements that hold locks; sessions that do not let go are ended,
# which rolls back only what was never acknowledged.
fence() {
  local id deadline=$((SECONDS + ${FENCE_TIMEOUT_SECONDS:-120}))
  until sql "SET SESSION lock_wait_timeout = 5; SET GLOBAL super_read_only = ON"; do
    ((SECONDS < deadline)) || die 30 unfenced "the server cannot be made read-only: $(<"$WORK/sql.err")"
    log "sessions hold locks; ending them: $(<"$WORK/sql.err")"
    ask "sessions" "SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID()
      AND user NOT IN ('system user','event_scheduler')"
    for id in "${ROWS[@]+"${ROWS[@]}"}"; do sql "KILL $id" || true; done
    sleep 1
  done
  if ((SERVER_NUMBER >= 80000)) && ! sql "SET PERSIST super_read_only = ON"; then
    log "the fence does not outlive a restart: $(<"$WORK/sql.err")"
  fi
}

unchanged() { # unchanged SINCE: still the same server process, and fenced if it has to be
  local host=$SERVER_HOSTNAME started=$SERVER_STARTED
  server_facts || die 10 unreachable "the server went away during the backup: $(<"$WORK/sql.err")"
  if [ "$host/$started" != "$SERVER_HOSTNAME/$SERVER_STARTED" ]; then
    [ "$FINAL" = false ] || die 30 unfenced "the server restarted during the final backup, which does not count"
    die 13 restarted "the server restarted during the backup"
  fi
  [ "$FINAL" = false ] || [ "$FENCED" = 1 ] || die 30 unfenced "the server is not read-only; the final backup does not count"
}

write_record() {
  local i bytes=0 list='' files='' name sum
  for i in "${!FILES[@]}"; do
    bytes=$((bytes + SIZES[i]))
    files+="${files:+,}{\"name\":\"${FILES[i]}\",\"bytes\":${SIZES[i]},\"sha256\":\"${SUMS[i]}\"}"
  done
  for name in "${SCHEMAS[@]+"${SCHEMAS[@]}"}"; do json "$name"; list+="${list:+,}$JSON"; done
  total_sum
  RECORD='{'
  put() { json "$2"; RECORD+="\"$1\":$JSON,"; }
  put id "$BACKUP_ID"; put life "$LIFE"
  RECORD+="\"final\":$FINAL,\"fenced\":$FINAL,\"lifeComplete\":$COMPLETE,"
  put startedAt "$STARTED_AT"; later_than_all; put completedAt "$NOW"; put serverVersion "$SERVER_VERSION"
  put serverStartedAt "$(date -u -d "@$SERVER_STARTED" +%Y-%m-%dT%H:%M:%SZ)"
  put hostname "$SERVER_HOSTNAME"; put database "$DATABASE"; put charset "$CHARSET"; put collation "$COLLATION"
  RECORD+="\"tables\":$TABLE_COUNT,\"views\":$VIEW_COUNT,\"routines\":$ROUTINES,\"triggers\":$TRIGGERS,\"events\":$EVENTS,"
  RECORD+="${ROW_COUNT:+\"rows\":$ROW_COUNT,}\"durationSeconds\":$SECONDS,\"bytes\":$bytes,\"sha256\":\"$TOTAL\",\"warnings\":$WARNINGS,"
  json "$FIRST_WARNING"; RECORD+="\"warning\":$JSON"
  put2() { json "$2"; RECORD+=",\"$1\":$JSON"; }
  put2 namespace "$NAMESPACE"; put2 instance "$INSTANCE"
  RECORD+=",\"databases\":[$list],\"allWarnings\":[$ALL_WARNINGS],\"files\":[$files]}"
  {
    place_write record.json printf '%s\n' "$RECORD" && sum=$(place_read "$PART" record.json sha256sum) &&
      place_write record.sha256 printf '%s  record.json\n' "${sum%% *}"
  } 2>"$WORK/record.err" || write_failed record.json "$WORK/record.err"
  place_flush record.json record.sha256
}

publish() {
  place_publish "$BACKUP_ID"
  place_find "$BACKUP_ID" || die 24 volume-error "$BACKUP_ID vanished"
  whole "$PLACE" sizes || die 24 volume-error "$BACKUP_ID vanished: $BROKEN"
  place_published "$BACKUP_ID"
}

place_tidy
FENCED=0
if [ "$FINAL" = false ] && ours; then log "this backup exists already"; finish; fi
connect
if [ "$FINAL" = true ]; then
  if ours; then log "this backup exists already, and the server has been read-only since"; finish; fi
  fence
fi
unchanged
now; STARTED_AT=$NOW

COMPLETE=true
[ "${LIFE_COMPLETE:-true}" = true ] || COMPLETE=false
if sql "SELECT state FROM mysql.operator_restore" >"$WORK/state"; then
  if [ "$(<"$WORK/state")" = running ]; then COMPLETE=false; fi
elif [[ $(<"$WORK/sql.err") != *'ERROR 1146'* ]]; then
  die 27 sql-failed "is a restore unfinished? $(<"$WORK/sql.err")"
fi
[ "$COMPLETE" = true ] || warn "the restore of this life did not finish: this backup does not hold all"

dump_options
look_around
check_views
look_for_the_rest
for row in "${INVALID[@]+"${INVALID[@]}"}"; do
  plain "${row/$'\t'/.}"; warn "view $PLAIN is invalid; its text is in skipped.sql.gz"
done

place_begin "$BACKUP_ID" 2>"$WORK/gzip.err" || write_failed "$BACKUP_ID" "$WORK/gzip.err"
FILES=() SIZES=() SUMS=() TABLE_COUNT=0 VIEW_COUNT=0 ROW_COUNT=''
if [ "$FINAL" = true ]; then count_rows; fi
if ((OWN)); then
  dump_tables own -- "$DATABASE"
  dump_views own
fi
if ((${#SCHEMAS[@]})); then
  dump_tables other --databases -- "${SCHEMAS[@]}"
  dump_views other
fi
: >"$WORK/accounts.lost"
pack accounts.sql.gz print_accounts
read_back accounts.sql.gz
while IFS= read -r row; do warn "account ${row/$'\t'/ cannot be carried: }"; done <"$WORK/accounts.lost"
if ((${#INVALID[@]})); then pack skipped.sql.gz print_skipped; read_back skipped.sql.gz; fi
if [ -s "$WORK/tablespaces" ]; then pack before.sql.gz print_before; read_back before.sql.gz; fi
unchanged

write_record
whole "$PART" sizes || die 25 dump-failed "the backup cannot be read back: $BROKEN"
unchanged
publish
finish
