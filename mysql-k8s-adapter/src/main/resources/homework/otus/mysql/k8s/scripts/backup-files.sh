# shellcheck shell=bash
# shellcheck disable=SC2034  # its variables are used by backup.sh
#
# How the files of a backup are written and read back. Put between backup-contents.sh and backup.sh.
#
# What a snapshot costs others is a read view, never a lock: all rows of the instance's database come out of one mysqldump, whose
# lines are dealt out to several gzips. One mysqldump for each group of tables would need a lock to begin at one moment.

# What rows are restored with; mysqldump writes it where it is not told to write lines of INSERT only.
# shellcheck disable=SC2089,SC2090  # it is text
ROWS_HEAD="SET NAMES utf8mb4; SET SESSION time_zone = '+00:00', unique_checks = 0, foreign_key_checks = 0,\
 sql_mode = 'NO_AUTO_VALUE_ON_ZERO', sql_notes = 0;"
ROWS_END='-- Dump completed'

dump_options() { # DUMP
  DUMP=("${CLIENT[@]}" --single-transaction --quick --triggers --no-tablespaces --max-allowed-packet=1G)
  if has_option mysqldump set-gtid-purged; then DUMP+=(--set-gtid-purged=OFF); fi
  if has_option mysqldump column-statistics; then DUMP+=(--column-statistics=0); fi
  if has_option mysqldump init-command; then DUMP+=("--init-command=$SESSION"); else check_defaults; fi
}

squeeze() { gzip -c -3; } # from -4 on the time grows faster than the size shrinks

# pack NAME COMMAND...: the command's output into NAME. mysqldump dies of a broken pipe when gzip cannot write: gzip is asked first.
pack() {
  log "writing $1"
  rm -f -- "$WORK/failed"
  { { "${@:2}" 2>"$WORK/dump.err" || : >"$WORK/failed"; } | place_write "$1" squeeze; } 2>"$WORK/gzip.err" ||
    write_failed "$1" "$WORK/gzip.err"
  [ ! -e "$WORK/failed" ] || die 25 dump-failed "$1: $(tail -n 3 "$WORK/dump.err")"
}

pack_rows() { # pack_rows NAME ARGUMENT...: like pack, in one file
  # shellcheck disable=SC2317  # called by pack
  framed_rows() { printf '%s\n' "$ROWS_HEAD"; print_rows "$@" && printf '%s\n' "$ROWS_END"; }
  pack "$1" framed_rows "${@:2}"
}

# deal_rows PREFIX ARGUMENT...: the rows dealt out to PREFIX-a.sql.gz, PREFIX-b.sql.gz...; their names in DEALT
deal_rows() {
  local letter cores
  log "writing the rows, $1-*"
  rm -f -- "$WORK/failed"
  cores=$(nproc 2>/dev/null) || cores=2
  cores=$((cores < 2 ? 2 : cores > 4 ? 4 : cores))
  # shellcheck disable=SC2317  # called by the shells of split
  frame() { { printf '%s\n' "$ROWS_HEAD"; cat; printf '%s\n' "$ROWS_END"; } | place_write "$1.sql.gz" squeeze; }
  export -f frame squeeze place_write
  # shellcheck disable=SC2090
  export ROWS_HEAD ROWS_END PART
  # shellcheck disable=SC2016
  { { print_rows "${@:2}" 2>"$WORK/dump.err" || : >"$WORK/failed"; } |
    SHELL=$BASH split -a 1 -n "r/$cores" --filter='set -eo pipefail; frame "$FILE"' - "$1-"; } 2>"$WORK/gzip.err" ||
    write_failed "$1" "$WORK/gzip.err"
  [ ! -e "$WORK/failed" ] || die 25 dump-failed "$1: $(tail -n 3 "$WORK/dump.err")"
  DEALT=()
  for letter in a b c d; do
    if place_size "$PART" "$1-$letter.sql.gz"; then DEALT+=("$1-$letter.sql.gz"); fi
  done
}

# read_back NAME...: each is whole; measured for the record (FILES, SIZES, SUMS) after it is on disk. Side by side.
read_back() {
  local name pids=()
  for name; do
    place_flush "$name"
    { { place_read "$PART" "$name" sha256sum >"$WORK/$name.sum" && place_read "$PART" "$name" gzip -dc | cut -b 1-500; } >"$WORK/$name.heads"; } 2>/dev/null &
    pids+=("$!")
  done
  for name; do
    wait "${pids[0]}" || die 25 dump-failed "$name cannot be read back"
    pids=("${pids[@]:1}")
    [[ $(tail -n 1 "$WORK/$name.heads") == '-- Dump completed'* ]] || die 25 dump-failed "$name does not end with '-- Dump completed'"
    read -r SUM _ <"$WORK/$name.sum"
    place_size "$PART" "$name" || die 25 dump-failed "$name vanished"
    FILES+=("$name") SUMS+=("$SUM") SIZES+=("$SIZE")
  done
}

# list_created NAME: what it creates: added to TABLES_IN (`schema`.`name`, up to a line break), in VIEWS_IN (lines: `schema`.VIEW `name` AS...), and
# counted: TRIGGERS, ROUTINES, EVENTS
declare -A TABLES_IN
TRIGGERS=0 ROUTINES=0 EVENTS=0
list_created() {
  local line schema body=''
  ident "$DATABASE"; schema=$IDENT # of a dump without USE
  VIEWS_IN=$'\n'
  while IFS= read -r line; do
    # A body is the text of a trigger, a routine or an event, which may look like anything once it has begun.
    case $body$line in
      *'DELIMITER ;') body='' ;;
      'DELIMITER '*) body='head ' ;;
      'head /*!50003 CREATE*/ '*) body='text ' TRIGGERS=$((TRIGGERS + 1)) ;;
      'head /*!50106 CREATE*/ '*) body='text ' EVENTS=$((EVENTS + 1)) ;;
      'head CREATE '*) body='text ' ROUTINES=$((ROUTINES + 1)) ;;
      'CREATE TABLE `'*) line=$schema.${line#CREATE TABLE }; TABLES_IN[${line%' ('*}]=1 ;;
      '/*!50001 VIEW `'*) VIEWS_IN+="$schema.${line#'/*!50001 '}"$'\n' ;;
      'USE `'*'`;') schema=${line#USE }; schema=${schema%;} ;;
    esac
  done <"$WORK/$1.heads"
}

# check_rows NAME: each line is a whole statement of a table that is in TABLES_IN. One line is one INSERT of many rows, so that
# there are few of them. In NAME lies only a part of the lines, hence USE is not understood, except where it is all of them.
check_rows() {
  local line schema last=''
  ident "$DATABASE"; schema=$IDENT
  while IFS= read -r line; do
    case $line in
      'USE `'*'`;') schema=${line#USE }; schema=${schema%;} ;;
      'INSERT INTO `'*)
        [[ $line =~ ^INSERT\ INTO\ (\`([^\`]|\`\`)+\`)\  ]] || die 25 dump-failed "$1 holds a line that is not understood"
        [ "$last" != "$schema.${BASH_REMATCH[1]}" ] || continue
        last=$schema.${BASH_REMATCH[1]}
        [ -n "${TABLES_IN[$last]:-}" ] || die 25 dump-failed "the table ${last//\`/} came while the backup was taken" ;;
      '' | '-- '* | -- | 'SET '* | '/*!'*'*/;') ;;
      *) die 25 dump-failed "$1 holds a line that is not understood" ;;
    esac
  done <"$WORK/$1.heads"
}

# structure_and_rows own|other ARGUMENT...: tables and rows that fit each other; false when tables were changed meanwhile
structure_and_rows() {
  local name before=''
  TABLES_IN=()
  if [ "$FINAL" = false ]; then columns_sum "$1"; before=$SUM; fi
  pack "$1.sql.gz" mysqldump "${DUMP[@]}" --no-data --skip-triggers "${IGNORE[@]+"${IGNORE[@]}"}" "${@:2}"
  if [ "$1" = own ]; then deal_rows own-rows "${IGNORE[@]+"${IGNORE[@]}"}" "${@:2}"
  else pack_rows other-rows.sql.gz "${IGNORE[@]+"${IGNORE[@]}"}" "${@:2}"; DEALT=(other-rows.sql.gz); fi
  if [ "$FINAL" = false ]; then columns_sum "$1"; [ "$SUM" = "$before" ] || return 1; fi
  read_back "$1.sql.gz" "${DEALT[@]}"
  list_created "$1.sql.gz"
  for name in "${DEALT[@]}"; do check_rows "$name"; done
}

dump_tables() { # dump_tables own|other ARGUMENT...: the arguments say which schemas
  local row attempt=1
  until structure_and_rows "$@"; do
    ((attempt += 1))
    ((attempt <= 5)) || die 25 dump-failed "tables kept being created, altered and dropped while the backup was taken"
    log "tables were created, altered or dropped meanwhile; trying again"
  done
  look_for_singles "$1"
  if ((${#SINGLES[@]})); then
    pack "$1-tables.sql.gz" print_tables "$1"
    read_back "$1-tables.sql.gz"
    list_created "$1-tables.sql.gz"
  fi
  TABLE_COUNT=$((TABLE_COUNT + ${#TABLES_IN[@]}))
  check_dump "$1.sql.gz" "$1" TABLE "${TABLES[@]+"${TABLES[@]}"}"
  pack "$1-after.sql.gz" mysqldump "${DUMP[@]}" --no-create-db --no-create-info --no-data --add-drop-trigger --routines --events \
    "${IGNORE[@]+"${IGNORE[@]}"}" "${@:2}"
  read_back "$1-after.sql.gz"
  list_created "$1-after.sql.gz"
  [ "$FINAL" = false ] || return 0
  for row in "${SINGLES[@]+"${SINGLES[@]}"}"; do
    plain "${row/$'\t'/.}"; warn "not dumped together with the others, of a moment of its own: $PLAIN"
  done
}

# count_rows: ROW_COUNT, exact; asked only of a fenced server, where nothing changes. Other sessions may not see the rows of a snapshot.
count_rows() {
  local row script=''
  for row in "${TABLES[@]+"${TABLES[@]}"}"; do
    plain "${row%%$'\t'*}"; ident "$PLAIN"; script+="SELECT COUNT(*) FROM $IDENT"; plain "${row#*$'\t'}"; ident "$PLAIN"; script+=".$IDENT;"
  done
  ROW_COUNT=0
  ask "counting rows" "$script"
  for row in "${ROWS[@]+"${ROWS[@]}"}"; do ROW_COUNT=$((ROW_COUNT + row)); done
}

dump_views() { # dump_views own|other
  pack "$1-views.sql.gz" print_views "$1"
  read_back "$1-views.sql.gz"
  list_created "$1-views.sql.gz"
  check_dump "$1-views.sql.gz" "$1" VIEW "${VIEWS[@]+"${VIEWS[@]}"}"
}
