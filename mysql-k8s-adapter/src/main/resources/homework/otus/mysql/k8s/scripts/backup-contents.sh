# shellcheck shell=bash
# shellcheck disable=SC2034  # its variables are used by backup.sh
#
# What a backup holds: looked up in the server and printed as SQL. Put between lib.sh and backup.sh.
# Functions named print_ run in a pipe: they return false when they fail and say why on stderr, and never die.

# check_defaults: an older mysqldump takes the defaults of the server, and some of them would leave rows out
check_defaults() {
  local limit=''
  if ((SERVER_NUMBER >= 50708)); then limit=' AND @@global.max_execution_time = 0'; fi
  ask "defaults" "SELECT @@global.sql_select_limit = 18446744073709551615 AND @@global.max_join_size = 18446744073709551615$limit"
  [ "${ROWS[0]}" = 1 ] || die 25 dump-failed "the server's default of sql_select_limit, max_join_size or max_execution_time would \
keep rows out of the backup, and this mysqldump cannot change that for itself: set it to DEFAULT (SET GLOBAL), or use an image with a newer client"
}

# look_around: SCHEMAS (others), OWN (0|1), CHARSET, COLLATION, TABLES ("schema<tab>table"), VIEWS, IGNORE (options)
look_around() {
  local row schema
  OWN=0 CHARSET='' COLLATION='' SCHEMAS=() IGNORE=()
  stored_name "$DATABASE"; DATABASE=$STORED
  ask "schemas" "SELECT schema_name, default_character_set_name, default_collation_name FROM information_schema.schemata
    WHERE schema_name $NOT_SYSTEM ORDER BY schema_name"
  for row in "${ROWS[@]+"${ROWS[@]}"}"; do
    plain "${row%%$'\t'*}"
    if [ "$PLAIN" = "$DATABASE" ]; then OWN=1; IFS=$'\t' read -r _ CHARSET COLLATION <<<"$row"; else SCHEMAS+=("$PLAIN"); fi
  done
  ((OWN)) || warn "the database $DATABASE does not exist in the server"
  ask "tables" "SELECT table_schema, table_name FROM information_schema.tables
    WHERE table_schema $NOT_SYSTEM AND table_type = 'BASE TABLE'"
  TABLES=("${ROWS[@]+"${ROWS[@]}"}")
  ask "views" "SELECT table_schema, table_name FROM information_schema.tables
    WHERE table_schema $NOT_SYSTEM AND table_type = 'VIEW' ORDER BY table_schema, table_name"
  VIEWS=("${ROWS[@]+"${ROWS[@]}"}")
  look_for_floats
  for row in "${VIEWS[@]+"${VIEWS[@]}"}" "${FLOATS[@]+"${FLOATS[@]}"}"; do
    plain "${row%%$'\t'*}"; schema=$PLAIN; plain "${row#*$'\t'}"; IGNORE+=("--ignore-table=$schema.$PLAIN")
  done
}

# look_for_floats: FLOATS, the tables with FLOAT columns of their own ("schema<tab>table"; generated ones are not dumped), and those
# with a line break in a name: an INSERT of theirs is more than one line.
look_for_floats() {
  ask "FLOAT columns" "SELECT DISTINCT c.table_schema, c.table_name FROM information_schema.columns c
    JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
    WHERE c.table_schema $NOT_SYSTEM AND (c.data_type = 'float' AND c.extra NOT LIKE '% GENERATED%'
      OR LOCATE('\n', c.column_name) OR LOCATE('\n', c.table_name) OR LOCATE('\n', c.table_schema))"
  FLOATS=("${ROWS[@]+"${ROWS[@]}"}")
}

# look_for_singles own|other: SINGLES, the tables that need a mysqldump of their own after the one of all others:
# - those with FLOAT columns, see FIELDS (asked again: without the fence there may be new ones);
# - those that were ignored by mistake: --ignore-table takes names that differ in case or accents, and some more, for the same.
look_for_singles() {
  local row schema
  local -A seen=()
  SINGLES=()
  look_for_floats
  for row in "${FLOATS[@]+"${FLOATS[@]}"}"; do
    plain "${row%%$'\t'*}"; if belongs "$PLAIN" "$1"; then SINGLES+=("$row"); seen[$row]=1; fi
  done
  for row in "${TABLES[@]+"${TABLES[@]}"}"; do
    plain "${row%%$'\t'*}"; belongs "$PLAIN" "$1" || continue
    ident "$PLAIN"; schema=$IDENT; plain "${row#*$'\t'}"; ident "$PLAIN"
    if [ -z "${TABLES_IN[${schema}.${IDENT%%$'\n'*}]:-}${seen[$row]:-}" ]; then SINGLES+=("$row"); fi
  done
}

# exact_fields `SCHEMA`.`TABLE`: the columns as mysqldump selects them, generated and invisible ones included, in FIELDS; empty when
# no FLOAT is among them. The server prints a FLOAT with six digits, which is not enough; as a DOUBLE it has all of them.
exact_fields() {
  local name type list='' floats=0
  sql "/*!80030 SET SESSION show_gipk_in_create_table_and_information_schema = ON */; SHOW FIELDS FROM $1" >"$WORK/fields" || return 1
  while IFS=$'\t' read -r name type _; do
    plain "$name"; ident "$PLAIN"
    case $type in float*) floats=1; IDENT+=' * 1e0' ;; esac
    list+="${list:+, }$IDENT"
  done <"$WORK/fields"
  if ((floats)); then FIELDS=$list; else FIELDS=''; fi
}

# print_tables own|other: SINGLES, each by mysqldump. Its condition finds no row and adds all rows with the fields that we want.
# No comments: the condition would stand in one, line breaks in names included.
print_tables() {
  local row schema name key fields
  for row in "${SINGLES[@]}"; do
    plain "${row%%$'\t'*}"; schema=$PLAIN; ident "$PLAIN"; key=$IDENT
    [ "$1" = own ] || printf 'USE %s;\n' "$key"
    plain "${row#*$'\t'}"; name=$PLAIN; ident "$PLAIN"; key+=.$IDENT
    if ! exact_fields "$key"; then
      # dropped meanwhile: check_dump decides whether that is true
      [[ $(<"$WORK/sql.err") != *'ERROR 1146'* ]] || continue
      cat "$WORK/sql.err" >&2; return 1
    fi
    fields=$FIELDS
    mysqldump "${DUMP[@]}" --hex-blob --skip-comments ${fields:+"--where=1 = 0 UNION ALL SELECT $fields FROM $key"} -- "$schema" "$name" || return 1
    exact_fields "$key" || { cat "$WORK/sql.err" >&2; return 1; }
    [ "$fields" = "$FIELDS" ] || { printf 'the columns of %s changed meanwhile\n' "$key" >&2; return 1; }
  done
  printf '%s\n' '-- Dump completed'
}

# print_rows ARGUMENT...: INSERT statements only, each in a line. Binary values lie between quotes, which gzip and the server take
# faster than hexadecimal digits; mysqldump marks them as binary from 8.0 on.
print_rows() {
  local hex=(); ((SERVER_NUMBER >= 80000)) || hex=(--hex-blob)
  mysqldump "${DUMP[@]}" --compact --no-create-db --no-create-info --complete-insert --skip-triggers "${hex[@]+"${hex[@]}"}" "$@"
}

# columns_sum own|other: SUM, which differs when a table has come or gone, or has other columns
columns_sum() {
  local which='<>'; [ "$1" = other ] || which='='
  text "$DATABASE"
  SUM=$(sql "SELECT table_schema, table_name, ordinal_position, column_name, column_type, extra FROM information_schema.columns
    WHERE table_schema $NOT_SYSTEM AND table_schema $which $TEXT ORDER BY 1, 2, 3" | sha256sum) ||
    die 27 sql-failed "columns: $(<"$WORK/sql.err")"
}

# check_views: moves the views that mysqldump cannot read from VIEWS to INVALID, by asking what mysqldump asks: one line each.
check_views() {
  local row schema name line script='' good=() bad=' '
  INVALID=()
  ((${#VIEWS[@]})) || return 0
  for row in "${VIEWS[@]}"; do
    plain "${row%%$'\t'*}"; ident "$PLAIN"; schema=$IDENT; plain "${row#*$'\t'}"; ident "$PLAIN"; name=$IDENT
    script+="SHOW CREATE TABLE $schema.$name; SHOW FIELDS FROM $schema.$name; SELECT 1 FROM $schema.$name LIMIT 0;"$'\n'
  done
  printf '%s; %s' "$SESSION" "$script" | mysql "${CLIENT[@]}" --batch --binary-mode --force >/dev/null 2>"$WORK/views.err" || true
  while read -r line; do
    if [[ $line =~ ^ERROR\ ([0-9]+).*\ at\ line\ ([0-9]+): ]]; then bad+="${BASH_REMATCH[2]} "
    elif [[ $line == ERROR* ]]; then die 27 sql-failed "checking views: $line"; fi
  done <"$WORK/views.err"
  for line in "${!VIEWS[@]}"; do
    if [[ $bad == *" $((line + 1)) "* ]]; then INVALID+=("${VIEWS[line]}"); else good+=("${VIEWS[line]}"); fi
  done
  VIEWS=("${good[@]+"${good[@]}"}")
}

print_skipped() { # the text of what is left out, ready to be tried again by a restore
  local row schema name definition own=() other=()
  for row in "${INVALID[@]}"; do # our own first: they come without USE
    plain "${row%%$'\t'*}"; if [ "$PLAIN" = "$DATABASE" ]; then own+=("$row"); else other+=("$row"); fi
  done
  for row in "${own[@]+"${own[@]}"}" "${other[@]+"${other[@]}"}"; do
    plain "${row#*$'\t'}"; ident "$PLAIN"; name=$IDENT
    plain "${row%%$'\t'*}"; ident "$PLAIN"; schema=$IDENT
    [ "$PLAIN" = "$DATABASE" ] || printf 'USE %s;\n' "$schema"
    if definition=$(sql "USE $schema; SHOW CREATE VIEW $name"); then
      definition=${definition#*$'\t'}; plain "${definition%%$'\t'*}"; printf 'CREATE OR REPLACE %s;\n' "${PLAIN#CREATE }"
    else
      printf -- '-- no text of %s.%s could be had\n' "$schema" "$name"
    fi
  done
  printf '%s\n' '-- Dump completed'
}

belongs() { # belongs SCHEMA own|other
  if [ "$2" = own ]; then [ "$1" = "$DATABASE" ]; else [ "$1" != "$DATABASE" ]; fi
}

print_views() { # print_views own|other: each schema's valid views, by mysqldump
  local row schema name current='' names=()
  for row in "${VIEWS[@]+"${VIEWS[@]}"}" ''; do
    plain "${row%%$'\t'*}"; schema=$PLAIN; plain "${row#*$'\t'}"; name=$PLAIN
    if [ "$schema" != "$current" ] && ((${#names[@]})); then
      if [ "$1" = other ]; then ident "$current"; printf 'USE %s;\n' "$IDENT"; fi
      mysqldump "${DUMP[@]}" --skip-triggers -- "$current" "${names[@]}" || return 1
      names=()
    fi
    current=$schema
    [ -n "$row" ] || continue
    if belongs "$schema" "$1"; then names+=("$name"); fi
  done
  printf '%s\n' '-- Dump completed'
}

# print_accounts: roles first, all accounts before all grants, one statement a line; hashes in hex where the server can
print_accounts() {
  local order='' row account statement creates='' grants=''
  ((SERVER_NUMBER < 80000)) ||
    order="EXISTS (SELECT 1 FROM mysql.role_edges e WHERE e.from_user = u.user AND e.from_host = u.host) DESC,"
  sql "SELECT CONCAT(QUOTE(user), '@', QUOTE(host)) FROM mysql.user u WHERE user $OWN_ACCOUNTS ORDER BY $order user, host" \
    >"$WORK/accounts" || { cat "$WORK/sql.err" >&2; return 1; }
  while IFS= read -r row; do
    plain "$row"; account=$PLAIN
    if ! sql "/*!80017 SET SESSION print_identified_with_as_hex = ON */; SHOW CREATE USER $account; SHOW GRANTS FOR $account" \
      >"$WORK/account"; then
      printf '%s\t%s\n' "$account" "$(<"$WORK/sql.err")" >>"$WORK/accounts.lost"; continue
    fi
    while IFS= read -r row; do
      plain "$row"; statement=$PLAIN
      if [[ $statement == 'CREATE USER '* ]]; then creates+="CREATE USER IF NOT EXISTS ${statement#CREATE USER };"$'\n'
      else grants+="$statement;"$'\n'; fi
    done <"$WORK/account"
  done <"$WORK/accounts"
  printf '%s%s%s\n' "$creates" "$grants" '-- Dump completed'
}

print_before() { # general tablespaces: tables name them, mysqldump does not carry them
  local row name size
  while IFS=$'\t' read -r name size; do
    plain "$name"; ident "$PLAIN"; text "$PLAIN.ibd"
    row="CREATE TABLESPACE $IDENT ADD DATAFILE $TEXT"
    if ((size > 0)); then row+=" FILE_BLOCK_SIZE = $size"; fi
    printf '%s ENGINE = InnoDB;\n' "$row"
  done <"$WORK/tablespaces"
  printf '%s\n' '-- Dump completed'
}

warn_about() { # warn_about TEXT STATEMENT: one warning for each row; what this server does not know is not there
  local row
  sql "$2" >"$WORK/rows" || return 0
  while IFS= read -r row; do plain "$row"; warn "$1$PLAIN"; done <"$WORK/rows"
}

look_for_the_rest() { # what lies outside of schemas and accounts: carried (tablespaces) or named
  sql "SELECT name, IF(zip_page_size > 0, zip_page_size, 0) FROM information_schema.$(
    if ((SERVER_NUMBER < 80000)); then printf INNODB_SYS_TABLESPACES; else printf INNODB_TABLESPACES; fi
  ) WHERE space_type = 'General' AND name <> 'mysql'" >"$WORK/tablespaces" ||
    die 27 sql-failed "tablespaces: $(<"$WORK/sql.err")"
  warn_about "not carried: foreign server definition " "SELECT server_name FROM mysql.servers"
  warn_about "not carried: loadable function " "SELECT name FROM mysql.func"
  warn_about "not carried: rows behind the engine of " "SELECT CONCAT(table_schema, '.', table_name) FROM
    information_schema.tables WHERE table_schema $NOT_SYSTEM AND engine IN ('FEDERATED')"
  warn_about "rounded to six digits by the server itself: the default of the FLOAT column " "SELECT
    CONCAT(c.table_schema, '.', c.table_name, '.', c.column_name) FROM information_schema.columns c
    JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
    WHERE c.table_schema $NOT_SYSTEM AND c.data_type = 'float' AND c.numeric_scale IS NULL AND c.extra NOT LIKE '%GENERATED%'
    AND LENGTH(REPLACE(REPLACE(SUBSTRING_INDEX(c.column_default, 'e', 1), '.', ''), '-', '')) > 5"
  warn_about "not carried: prepared XA transactions: " "SELECT COUNT(*) FROM information_schema.innodb_trx
    WHERE trx_mysql_thread_id = 0 HAVING COUNT(*) > 0"
  [ "$FINAL" = true ] || warn_about "not of one moment: tables without transactions: " "SELECT COUNT(*)
    FROM information_schema.tables WHERE table_schema $NOT_SYSTEM AND table_type = 'BASE TABLE' AND engine <> 'InnoDB'
    HAVING COUNT(*) > 0"
}

# check_dump NAME own|other TABLE|VIEW ROW...: whatever was there when we looked is in what was read back, NAME at the end
check_dump() {
  local row schema key
  for row in "${@:4}"; do
    plain "${row%%$'\t'*}"
    belongs "$PLAIN" "$2" || continue
    ident "$PLAIN"; schema=$IDENT; plain "${row#*$'\t'}"; ident "$PLAIN"; key=$schema.$IDENT
    if [ "$3" = TABLE ] && [ -n "${TABLES_IN[${key%%$'\n'*}]:-}" ]; then continue; fi
    if [ "$3" = VIEW ] && [[ $VIEWS_IN == *$'\n'"$schema.VIEW $IDENT AS "* ]]; then VIEW_COUNT=$((VIEW_COUNT + 1)); continue; fi
    if [ "$FINAL" = true ] || sql "SHOW CREATE TABLE $key" >/dev/null; then # else: dropped meanwhile
      die 25 dump-failed "${key//\`/} is missing in $1"
    fi
  done
}
