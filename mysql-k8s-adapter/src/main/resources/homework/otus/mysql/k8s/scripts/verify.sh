# shellcheck shell=bash
# shellcheck disable=SC2034,SC2317  # the shared functions read its variables and call its functions, as does a trap
# needs: lib.sh place.sh record.sh backup-contents.sh backup-files.sh restore-rows.sh restore-contents.sh
#
# Is a backup what it should be? Reads it only, and never a server that is in use.
# bash -c "..." verify [OPTION OF mysqld...]
# env: that of place.sh, BACKUP_ID, BACKUP_SHA256 (may be empty), VERIFY (Checksum|Restore),
#      SCRATCH (default /scratch: a directory with room for all the data, for Restore only; it works in SCRATCH/throwaway)
#
# Checksum   every file is read: size, SHA-256, gzip, completeness line.
# Restore    that first. Then a server of this image is started on SCRATCH, with a socket and without network, and the backup is restored
#            into it. The proof: there is as much of each kind of object as the backup recorded, and a mysqldump of the new server prints
#            the very INSERT statements that the backup holds. A mysqldump of another version may write the same rows in another way:
#            "compared" says whether they were compared ("rows") or, for a backup of another version, only counted ("objects").
#
# reports {"backupId","verified":true,"verify","compared","tables","rows","durationSeconds"}; "rows" is exact.
# errors: 21 backup-broken, 28 not-verified (it cannot be restored, or something else comes back), 29 no-throwaway-server,
#         22 no-space (SCRATCH), 23 server-too-old, 24 volume-error

need BACKUP_ID
VERIFY=${VERIFY:-Checksum}
SCRATCH=${SCRATCH:-/scratch}
# shellcheck disable=SC2153
backup_id "$BACKUP_ID" || die 2 bad-arguments "BACKUP_ID is no plain file name"
case $VERIFY in Checksum | Restore) ;; *) die 2 bad-arguments "VERIFY must be Checksum or Restore" ;; esac
work_directory
SERVER=''
HOME_=$SCRATCH/throwaway
trap 'clear_away; rm -rf -- "$WORK"' EXIT
clear_away() {
  if [[ $SERVER == [0-9]* ]]; then { kill -KILL "$SERVER" && wait "$SERVER"; } 2>/dev/null || :; fi
  [ "$VERIFY" = Checksum ] || rm -rf -- "$HOME_"
}

verified() { # verified FIELDS
  local id; json "$BACKUP_ID"; id=$JSON; json "$VERIFY"
  report "{\"backupId\":$id,\"verified\":true,\"verify\":$JSON,$1\"durationSeconds\":$SECONDS}"
  log "backup $BACKUP_ID is verified ($VERIFY)"
  exit 0
}

eval "plain_$(declare -f die)"
die() { # what fails while a backup is restored and dumped again speaks against the backup, unless there was only no room for it
  local free
  if [ -n "$SERVER" ]; then
    free=$(stat -f -c '%a*%S' -- "$SCRATCH") || free=0
    if ((free < 16 * 1048576)) || [[ $3 == *'is full'* || $3 == *'No space left'* ]]; then
      plain_die 22 no-space "the scratch directory $SCRATCH is full: make it larger, or verify by checksum; the files of $BACKUP_ID are whole"
    fi
    case $2 in restore-failed | dump-failed | sql-failed) plain_die 28 not-verified "backup $BACKUP_ID: $3" ;; esac
  fi
  plain_die "$@"
}
not_verified() { plain_die 28 not-verified "backup $BACKUP_ID: $1"; }

throwaway() { # throwaway OPTION...: no password, since nobody else sees its socket, and it has no network
  local i options=(--no-defaults "--datadir=$HOME_/data" --skip-log-bin)
  [ -d "$SCRATCH" ] || die 24 volume-error "the scratch directory is not mounted at $SCRATCH"
  rm -rf -- "$HOME_" # of an attempt in this pod that was killed
  mkdir -p -- "$HOME_/data" || die 24 volume-error "cannot write to $SCRATCH"
  if [ "$(id -u)" = 0 ]; then
    options+=(--user=mysql)
    { chown mysql: "$HOME_/data" && chmod go+x "$SCRATCH" "$HOME_"; } || die 24 volume-error "cannot give $HOME_/data to mysql"
  fi
  log "initialising a throwaway server"
  mysqld "${options[@]}" --initialize-insecure "$@" >"$HOME_/log" 2>&1 || no_server "it cannot be initialised"
  mysqld "${options[@]}" "--socket=$HOME_/data/socket" "--pid-file=$HOME_/data/pid" --skip-networking --loose-mysqlx=OFF \
    --event-scheduler=DISABLED --max-allowed-packet=1G --innodb-doublewrite=0 --innodb-flush-log-at-trx-commit=0 "$@" >>"$HOME_/log" 2>&1 &
  SERVER=$!
  # All that MySQL's clients would take from the environment is said.
  CLIENT=(--no-defaults --protocol=SOCKET --host=localhost "--socket=$HOME_/data/socket" --user=root --default-character-set=utf8mb4)
  for ((i = 0; i < 900; i++)); do
    if server_facts; then return 0; fi
    kill -0 "$SERVER" 2>/dev/null || break
    sleep 0.2
  done
  no_server "it does not start"
}

no_server() {
  SERVER=none # for die: what the disk says
  die 29 no-throwaway-server "no throwaway server to restore into, $1: $(tail -n 3 "$HOME_/log")"
}

# insert_sums: a checksum of each INSERT in a dump. Nothing else is compared: how tables are written down differs from server to server.
insert_sums() {
  # shellcheck disable=SC2016  # for the shell of split
  SHELL=$BASH split -a 6 -l 1 --filter='IFS= read -r -N 12 head || :
    if [ "$head" = "INSERT INTO " ]; then { printf %s "$head"; cat; } | sha256sum; else cat >/dev/null; fi' -
}

sums_of_backup() {
  row_files
  { if ((${#ROW_FILES[@]})); then in_turns "${ROW_FILES[@]}"; fi; } | insert_sums
  local name
  for name in own-tables other-rows other-tables; do
    ! holds "$name.sql.gz" || { printf '%s\n' "$name"; place_read "$PLACE" "$name.sql.gz" gzip -dc | insert_sums; }
  done
}

sums_of_server() {
  # Stand-ins for the files of a backup that was read back.
  TABLES_IN=(); list_created own.sql.gz
  if ((OWN)); then print_rows "${IGNORE[@]+"${IGNORE[@]}"}" -- "$DATABASE" | insert_sums; singles own; fi
  if ((${#SCHEMAS[@]})); then
    ! holds other-rows.sql.gz || printf '%s\n' other-rows
    print_rows "${IGNORE[@]+"${IGNORE[@]}"}" --databases -- "${SCHEMAS[@]}" | insert_sums
    list_created other.sql.gz; singles other
  fi
}

singles() { # singles own|other
  look_for_singles "$1"
  ((${#SINGLES[@]})) || return 0
  printf '%s\n' "$1-tables"
  print_tables "$1" | insert_sums
}

same_count() { # same_count FIELD WHAT: of the record and of the server
  field "$1" || return 0 # an older backup
  [ "$FIELD" = "$2" ] || not_verified "of $FIELD $1 $2 came back"
}

compare_objects() {
  ask "objects" "SELECT (SELECT COUNT(*) FROM information_schema.routines WHERE routine_schema $NOT_SYSTEM),
    (SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema $NOT_SYSTEM),
    (SELECT COUNT(*) FROM information_schema.events WHERE event_schema $NOT_SYSTEM)"
  local routines triggers events
  IFS=$'\t' read -r routines triggers events <<<"${ROWS[0]}"
  same_count tables "${#TABLES[@]}"; same_count routines "$routines"; same_count triggers "$triggers"; same_count events "$events"
  # Views that could not be dumped may come back all the same.
  field views || return 0
  ((${#VIEWS[@]} >= FIELD)) || not_verified "of $FIELD views ${#VIEWS[@]} came back: $FIRST_WARNING"
}

compare_rows() {
  COMPARED=objects
  [ "$OLD_VERSION" = "$SERVER_VERSION" ] && [[ " ${FILES[*]}" == *-rows* ]] || return 0
  COMPARED=rows
  log "comparing rows"
  sums_of_backup >"$WORK/sums.backup" || not_verified "its rows cannot be read again"
  sums_of_server >"$WORK/sums.server" 2>"$WORK/dump.err" || not_verified "the rows cannot be dumped again: $(tail -n 3 "$WORK/dump.err")"
  cmp -s "$WORK/sums.backup" "$WORK/sums.server" || not_verified "other rows came back than it holds"
}

verify_backup
[ "$VERIFY" = Restore ] || verified "\"tables\":$OLD_TABLES,"

# The functions that are shared with backup.sh and restore.sh look at these.
DATABASE=$OLD SERIAL=true FINAL=true VIEW_COUNT=0
throwaway "$@"
number "$OLD_VERSION"
((NUMBER / 100 <= SERVER_NUMBER / 100)) || die 23 server-too-old "the backup is from MySQL $OLD_VERSION, this image is $SERVER_VERSION"
dump_options
restore_everything
look_around
check_views
compare_objects
compare_rows
count_rows
same_count rows "$ROW_COUNT"
verified "\"compared\":\"$COMPARED\",\"tables\":${#TABLES[@]},\"rows\":$ROW_COUNT,"
