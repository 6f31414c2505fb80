# shellcheck shell=bash
#
# Brings the rows of a backup back. Put between lib.sh and restore.sh. env: SERIAL=true keeps the order of the rows that have no key
#
# The files of rows are read side by side, and the keys of large tables are built after the rows are in: a sort instead of millions of
# single insertions all over the tree. In the end the definition of each such table is what it was before.

# ONE_BY_ONE=1 leaves both out: for an attempt that follows one that failed, and for a server with few connections.
ONE_BY_ONE=0
LARGE=8 # statements of INSERT, a megabyte each: smaller tables are not worth two ALTER TABLE

# row_files: ROW_FILES of the backup, OTHER_ROWS (0|1); older backups have rows in other files
row_files() {
  local name
  ROW_FILES=() OTHER_ROWS=0
  for name in "${FILES[@]}"; do
    case $name in own-rows-?.sql.gz) ROW_FILES+=("$name") ;; other-rows.sql.gz) OTHER_ROWS=1 ;; esac
  done
}

# large_tables: LARGE_TABLES (`schema`.`table`), from the heads that checking the files left behind
large_tables() {
  local name line schema key count
  local -A statements=()
  LARGE_TABLES=()
  for name in "${ROW_FILES[@]+"${ROW_FILES[@]}"}" other-rows.sql.gz; do
    [ -f "$WORK/$name.heads" ] || continue
    ident "$DATABASE"; schema=$IDENT
    while IFS= read -r line; do
      case $line in
        'USE `'*) schema=${line#USE }; schema=${schema%;} ;;
        'INSERT INTO `'*)
          [[ $line =~ ^INSERT\ INTO\ (\`([^\`]|\`\`)+\`) ]] || continue
          key=$schema.${BASH_REMATCH[1]}
          count=$((${statements[$key]:-0} + 1)); statements[$key]=$count
          if ((count == LARGE)); then LARGE_TABLES+=("$key"); fi ;; # a subscript in (( )) would be evaluated
      esac
    done <"$WORK/$name.heads"
  done
}

definition() { # definition TABLE: its CREATE TABLE in DEFINITION
  ask "definition of $1" "SHOW CREATE TABLE $1"
  plain "${ROWS[0]#*$'\t'}"; DEFINITION=$PLAIN
}

without_counter() { # without_counter DEFINITION: in DEFINITION, without AUTO_INCREMENT=7, which counts on while rows come in
  DEFINITION=$1
  if [[ $1 =~ ^(.*\)\ ENGINE=InnoDB)\ AUTO_INCREMENT=[0-9]+(.*)$ ]]; then DEFINITION=${BASH_REMATCH[1]}${BASH_REMATCH[2]}; fi
}

# defer_keys: drops what can be built later, remembered in DROPPED, with the definitions as they were in AS_IT_WAS
# A table is left alone when it is anything but plain: the server refuses to drop a key that a foreign key or AUTO_INCREMENT needs, and
# without a primary key a unique one may be what the rows are stored by.
defer_keys() {
  local table line drops adds
  declare -gA DROPPED=() AS_IT_WAS=()
  for table in "${LARGE_TABLES[@]+"${LARGE_TABLES[@]}"}"; do
    definition "$table"
    [[ $DEFINITION == *$'\n  PRIMARY KEY ('* && $DEFINITION == *$'\n) ENGINE=InnoDB '* ]] || continue
    drops='' adds=''
    while IFS= read -r line; do
      case $line in
        '  KEY `'* | '  UNIQUE KEY `'*)
          if ! [[ $line =~ ^\ \ (UNIQUE\ )?KEY\ (\`([^\`]|\`\`)+\`)\ .*[\)/\'],?$ ]]; then adds=''; break; fi
          drops+="${drops:+, }DROP KEY ${BASH_REMATCH[2]}"
          line=${line#  }; adds+="${adds:+, }ADD ${line%,}" ;;
        '  PRIMARY KEY ('* | '  CONSTRAINT `'* | '  `'* | ')'* | 'CREATE TABLE '* | '/*!'*) ;;
        *) adds=''; break ;;
      esac
    done <<<"$DEFINITION"
    [ -n "$adds" ] || continue
    sql "SET SESSION sql_log_bin = 0, innodb_strict_mode = 0; ALTER TABLE $table $drops" >/dev/null || continue
    DROPPED[$table]=$adds AS_IT_WAS[$table]=$DEFINITION
  done
  ((${#DROPPED[@]} == 0)) || log "the keys of ${#DROPPED[@]} large tables are built after the rows"
}

# build_keys: two tables at a time
build_keys() {
  local table before i=0 tables pids=()
  ((${#DROPPED[@]})) || return 0
  tables=("${!DROPPED[@]}")
  build() { # sql leaves its errors in WORK
    local WORK=$WORK/$(($1 % 2))
    sql "$PRELUDE /*!80027 SET SESSION innodb_ddl_buffer_size = 16777216, innodb_ddl_threads = 2, innodb_parallel_read_threads = 2 */;
      ALTER TABLE ${tables[$1]} ${DROPPED[${tables[$1]}]}" >/dev/null
  }
  every_other() { local k; for ((k = $1; k < ${#tables[@]}; k += 2)); do build "$k" || return 1; done; }
  log "building keys"
  mkdir -- "$WORK/0" "$WORK/1"
  every_other 0 & pids+=("$!")
  every_other 1 & pids+=("$!")
  wait "${pids[0]}" || i=1
  wait "${pids[1]}" || i=1
  ((i == 0)) || die 26 restore-failed "keys: $(cat "$WORK/0/sql.err" "$WORK/1/sql.err" 2>/dev/null)"
  for table in "${tables[@]}"; do
    without_counter "${AS_IT_WAS[$table]}"; before=$DEFINITION
    definition "$table"; without_counter "$DEFINITION"
    [ "$DEFINITION" = "$before" ] ||
      die 26 restore-failed "$table is not what it was before its keys were built again: $DEFINITION"
  done
}

in_turns() { # in_turns FILE...: the statements in the order in which mysqldump printed them
  local name list=()
  for name; do
    rm -f -- "$WORK/$name.turns"; mkfifo -- "$WORK/$name.turns"; list+=("$WORK/$name.turns")
    place_read "$PLACE" "$name" gzip -dc >"$WORK/$name.turns" &
  done
  paste -d '\n' -- "${list[@]}"
}

# restore_rows: all files of rows at once
restore_rows() {
  local name pids=() names=()
  row_files
  ((${#ROW_FILES[@]} + OTHER_ROWS > 0)) || return 0
  ask "connections" "SELECT @@global.max_connections < 10 OR @@global.max_user_connections BETWEEN 1 AND 9"
  ((ROWS[0] == 0)) || ONE_BY_ONE=1
  LARGE_TABLES=()
  ((ONE_BY_ONE)) || large_tables
  defer_keys
  log "restoring rows"
  if [ "${SERIAL:-false}" = true ]; then
    { printf '%s\n' "$PRELUDE"; in_turns "${ROW_FILES[@]+"${ROW_FILES[@]}"}"; } |
      mysql "${CLIENT[@]}" "${SAFE[@]}" "--database=$DATABASE" >/dev/null 2>"$WORK/rows.err" ||
      { what_failed rows; die 26 restore-failed "rows: $FAILED"; }
    ROW_FILES=()
  fi
  if ((ONE_BY_ONE)); then
    for name in "${ROW_FILES[@]+"${ROW_FILES[@]}"}"; do must_feed "$name" "$DATABASE"; done
    must_feed other-rows.sql.gz ''
    return
  fi
  for name in "${ROW_FILES[@]+"${ROW_FILES[@]}"}"; do feed "$name" "$DATABASE" & pids+=("$!") names+=("$name"); done
  if ((OTHER_ROWS)); then feed other-rows.sql.gz '' & pids+=("$!") names+=(other-rows.sql.gz); fi
  for name in "${names[@]+"${names[@]}"}"; do
    wait "${pids[0]}" || { what_failed "$name"; die 26 restore-failed "$name: $FAILED"; }
    pids=("${pids[@]:1}")
  done
  build_keys
}
