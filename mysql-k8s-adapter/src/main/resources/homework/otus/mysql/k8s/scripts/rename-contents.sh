# shellcheck shell=bash
# shellcheck disable=SC2034,SC2153  # its variables are used by rename.sh, or set by the files before
#
# What a database holds, and what of it cannot be renamed: looked up, nothing is changed. Put between rename-text.sh and rename.sh.

split() { # split LINE: its fields, unescaped, in F (empty ones, too)
  local rest=$1$'\t'
  F=()
  while [ -n "$rest" ]; do plain "${rest%%$'\t'*}"; F+=("$PLAIN"); rest=${rest#*$'\t'}; done
}

refuse() { log "cannot be renamed: $1"; REFUSALS+=("$1"); }
warn() { log "warning: $1"; WARNED+=("${1:0:400}"); }

ascii() { [[ $1 != *[$'\x80'-$'\xff']* ]]; }

# fetch SCHEMA [names]: its objects in KINDS (table, procedure, function, trigger, view, event), NAMES, PARENTS (a trigger's table), MODES,
# CLIENTS, CONNECTIONS, COLLATIONS (a routine's or trigger's), DEFINERS, EXTRAS (whatever else must stay the same) and TEXTS
# (the statement that creates it in whatever database is the current one; of a view as the server prints it).
# Triggers come in the order in which they act. With "names" there are no TEXTS. Texts are bytes in the character set CLIENTS; the
# definition of an event is in EXTRAS.
fetch() {
  local row i script='' event name kind schema; text "$1"; name=$TEXT; ident "$1"; schema=$IDENT
  KINDS=() NAMES=() PARENTS=() MODES=() CLIENTS=() CONNECTIONS=() COLLATIONS=() DEFINERS=() EXTRAS=() TEXTS=()
  event="CONCAT_WS('|', status, time_zone, event_type, IFNULL(execute_at, ''), IFNULL(interval_value, ''), IFNULL(interval_field, ''),
    IFNULL(starts, ''), IFNULL(ends, ''), on_completion, event_comment, event_definition)"
  ask "objects of $1" "SET SESSION time_zone = '+00:00';
    SELECT 'table' AS k, table_name AS n, '' AS parent, '' AS m, '' AS client, '' AS connect, '' AS coll, '' AS definer,
      CONCAT(table_type, '/', IFNULL(engine, 'broken')) AS extra, 0 AS place, 1 AS o
      FROM information_schema.tables WHERE table_schema = $name AND table_type <> 'VIEW'
    UNION ALL SELECT LOWER(routine_type), routine_name, '', sql_mode, character_set_client, collation_connection,
      database_collation, definer, routine_body, 0, 2 FROM information_schema.routines WHERE routine_schema = $name
    UNION ALL SELECT 'trigger', trigger_name, event_object_table, sql_mode, character_set_client, collation_connection,
      database_collation, definer, CONCAT(action_timing, ' ', event_manipulation), action_order, 3
      FROM information_schema.triggers WHERE trigger_schema = $name
    UNION ALL SELECT 'view', table_name, '', '', character_set_client, collation_connection, '', definer,
      CONCAT(security_type, ' ', check_option), 0, 4 FROM information_schema.views WHERE table_schema = $name
    UNION ALL SELECT 'event', event_name, '', sql_mode, character_set_client, collation_connection, database_collation, definer,
      $event, 0, 5 FROM information_schema.events WHERE event_schema = $name ORDER BY o, parent, extra, place, n"
  for row in "${ROWS[@]+"${ROWS[@]}"}"; do
    split "$row"
    KINDS+=("${F[0]}") NAMES+=("${F[1]}") PARENTS+=("${F[2]}") MODES+=("${F[3]}") CLIENTS+=("${F[4]}") CONNECTIONS+=("${F[5]}")
    COLLATIONS+=("${F[6]}") DEFINERS+=("${F[7]}") EXTRAS+=("${F[8]}") TEXTS+=('')
    case ${F[0]} in table | event) continue ;; esac
    kind=${F[0]^^}; ident "${F[1]}"
    script+="SET SESSION character_set_results = ${F[4]}; SHOW CREATE $kind $schema.$IDENT;"$'\n'
  done
  if [ -z "$script" ] || [ "${2:-}" = names ]; then return 0; fi
  ask "definitions in $1" "$script"
  row=0
  for i in "${!KINDS[@]}"; do
    case ${KINDS[i]} in table | event) continue ;; esac
    split "${ROWS[row]-}"; row=$((row + 1))
    [ "${KINDS[i]}" != view ] || F[2]=${F[1]}
    TEXTS[i]=${F[2]}
    case ${TEXTS[i]} in CREATE\ *) ;; *) die 27 sql-failed "the definition of ${KINDS[i]} ${NAMES[i]} cannot be read" ;; esac
    if [ "${KINDS[i]}" = trigger ]; then
      body_of_trigger "${TEXTS[i]}" "${MODES[i]}" || die 27 sql-failed "the definition of trigger ${NAMES[i]} cannot be read"
      ident "${NAMES[i]}"; name=$IDENT; ident "${PARENTS[i]}"; definer "${DEFINERS[i]}"
      TEXTS[i]="CREATE $DEFINER TRIGGER $name ${EXTRAS[i]} ON $IDENT FOR EACH ROW$BODY"
    fi
  done
}

definer() { # definer USER@HOST: as a clause in DEFINER
  local q=\`; DEFINER="DEFINER=\`${1%@*}\`@\`${1##*@}\`"
  if [[ $1 == *$q* ]]; then ident "${1%@*}"; DEFINER="DEFINER=$IDENT@"; ident "${1##*@}"; DEFINER+=$IDENT; fi
}

# name_in CHARSET NAME: the bytes of a name in another character set, in BYTES; false when it cannot be written in it
name_in() {
  BYTES=$2
  ascii "$2" && return 0
  case $1 in utf8*) return 0 ;; esac
  text "$2"; ask "character set $1" "SET SESSION character_set_results = $1; SELECT $TEXT"
  plain "${ROWS[0]}"; BYTES=$PLAIN
  [ "${BYTES//[!?]/}" = "${2//[!?]/}" ]
}

# look: everything about FROM, and the REFUSALS; TEXTS are then ready to be run in TO.
look() {
  local i what
  REFUSALS=() WARNED=()
  look_at_databases
  [ -n "$CHARSET" ] || return 0
  fetch "$FROM"
  OBJECTS=()
  prepare_views
  for i in "${!KINDS[@]}"; do
    what="${KINDS[i]} ${NAMES[i]}"
    [ "${KINDS[i]}" = event ] || OBJECTS[/${NAMES[i],,}]=1
    case ${KINDS[i]}:${EXTRAS[i]#'BASE TABLE/'} in
      table:InnoDB | table:MyISAM | table:MEMORY | table:ARCHIVE | table:CSV | table:BLACKHOLE | table:FEDERATED) ;;
      table:*) refuse "$what: its kind (${EXTRAS[i]}) is not supported" ;;
      procedure:SQL | function:SQL) check_charset "$i" "$what" ;;
      procedure:* | function:*) refuse "$what: its language (${EXTRAS[i]}) is not supported" ;;
      trigger:*) check_charset "$i" "$what" ;;
      view:*) look_at_view "$i" "$what" ;;
    esac
  done
  check_transport
  look_for_the_name
  look_at_grants
}

look_at_databases() {
  local row; text "$FROM"; local old=$TEXT; text "$TO"; local new=$TEXT
  CHARSET=''
  ask "databases" "SELECT (SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = $old),
    (SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = $new)"
  case ${ROWS[0]/$'\t'/} in
    00) refuse "there is no database $FROM"; return 0 ;;
    01) refuse "there is no database $FROM, but there is $TO, and nothing tells that it was renamed"; return 0 ;;
  esac
  row=''; if ((SERVER_NUMBER >= 80016)); then row=", default_encryption"; fi
  ask "database" "SELECT default_character_set_name, default_collation_name$row FROM information_schema.schemata WHERE schema_name = $old"
  IFS=$'\t' read -r CHARSET COLLATION ENCRYPTION <<<"${ROWS[0]}"
  if ((SERVER_NUMBER >= 80022)); then
    ask "options" "SELECT schema_name FROM information_schema.schemata_extensions
      WHERE schema_name IN ($old, $new) AND options LIKE '%READ ONLY=1%'"
    for row in "${ROWS[@]+"${ROWS[@]}"}"; do plain "$row"; refuse "database $PLAIN is READ ONLY: alter it first"; done
  fi
  if ((SERVER_NUMBER >= 90200)); then
    ask "libraries" "SELECT library_schema, library_name FROM information_schema.libraries WHERE library_schema IN ($old, $new)"
    for row in "${ROWS[@]+"${ROWS[@]}"}"; do plain "${row/$'\t'/.}"; refuse "library $PLAIN is not supported: drop it first"; done
  fi
  ask "contents of $TO" "SELECT CONCAT('the table ', table_name) FROM information_schema.tables WHERE table_schema = $new
    UNION ALL SELECT CONCAT('the routine ', routine_name) FROM information_schema.routines WHERE routine_schema = $new
    UNION ALL SELECT CONCAT('the event ', event_name) FROM information_schema.events WHERE event_schema = $new LIMIT 1"
  ((${#ROWS[@]} == 0)) || { plain "${ROWS[0]}"; refuse "database $TO exists and holds $PLAIN: empty it or choose another name"; }
  ask "foreign keys" "SELECT r.constraint_schema, r.table_name, r.constraint_name FROM information_schema.referential_constraints r
    WHERE r.unique_constraint_schema = $old AND NOT EXISTS (SELECT 1 FROM information_schema.tables t
    WHERE t.table_schema = $old AND t.table_name = r.referenced_table_name)"
  for row in "${ROWS[@]+"${ROWS[@]}"}"; do # it would go on naming FROM
    split "$row"; refuse "foreign key ${F[2]} of table ${F[0]}.${F[1]} refers to a table that does not exist: drop one or create the other"
  done
  ask "XA" "XA RECOVER"
  ((${#ROWS[@]} == 0)) || refuse "${#ROWS[@]} prepared XA transactions hold locks: commit or roll them back first (XA RECOVER)"
}

# check_charset I WHAT: in a definition the server prints names in UTF-8 and the rest in the character set of its creator
check_charset() {
  ascii "${TEXTS[$1]}" && return 0
  case ${CLIENTS[$1]} in
    utf8*) return 0 ;;
    big5 | gbk | gb18030 | sjis | cp932) refuse "$2 is written in ${CLIENTS[$1]}: create it anew in utf8mb4"; return 0 ;;
  esac
  local head=${TEXTS[$1]} kind=${KINDS[$1]} name body
  if [ "$kind" = trigger ]; then ascii "${NAMES[$1]}${PARENTS[$1]}${DEFINERS[$1]}" && return 0
  else
    text "$FROM"; name=$TEXT; text "${NAMES[$1]}"
    ask "$2" "SET SESSION character_set_results = ${CLIENTS[$1]}; SELECT routine_definition FROM information_schema.routines
      WHERE routine_schema = $name AND routine_name = $TEXT AND routine_type = '${kind^^}'"
    plain "${ROWS[0]}"; body=$PLAIN
    ascii "${head%"$body"}" && return 0
  fi
  refuse "$2 has names that are not ASCII, but is written in ${CLIENTS[$1]}: create it anew in utf8mb4"
}

# prepare_views: the server must be able to create each view as it is: all are prepared, none is executed. What it says in PREPARED.
prepare_views() {
  local i line place=1 script=''; ident "$FROM"
  local -a view=()
  PREPARED=()
  for i in "${!KINDS[@]}"; do
    [ "${KINDS[i]}" = view ] || continue
    text "${TEXTS[i]}"; place=$((place + 1)) view[place]=$i # one line each, since errors come with the number of their line
    script+="SET SESSION character_set_client = ${CLIENTS[i]}, collation_connection = ${CONNECTIONS[i]};"
    script+=" SET @v = ${TEXT//$'\n'/\\n}; PREPARE v FROM @v;"$'\n'
  done
  printf '%s; USE %s;\n%s' "$SESSION" "${IDENT//$'\n'/ }" "$script" | mysql "${CLIENT[@]}" "${SAFE[@]}" --force >/dev/null 2>"$WORK/views.err" || true
  while IFS= read -r line; do
    if [[ $line =~ ^ERROR\ [0-9]+.*\ at\ line\ ([0-9]+):\ (.*)$ ]]; then
      ((BASH_REMATCH[1] > 1)) || die 27 sql-failed "checking views: $line"
      i=${view[BASH_REMATCH[1]]}; PREPARED[i]=${BASH_REMATCH[2]}
    elif [[ $line == ERROR* ]]; then die 27 sql-failed "checking views: $line"; fi
  done <"$WORK/views.err"
}

look_at_view() { # look_at_view I WHAT: its text for TO
  local i=$1 old new
  case ${CLIENTS[i]} in
    big5 | gbk | gb18030 | sjis | cp932)
      ascii "${TEXTS[i]}" || { refuse "$2 is written in ${CLIENTS[i]}: create it anew in utf8mb4"; return 0; } ;;
  esac
  if [ -n "${PREPARED[i]:-}" ]; then refuse "$2 is invalid: repair or drop it (${PREPARED[i]})"; return 0; fi
  name_in "${CLIENTS[i]}" "$FROM" || true; old=$BYTES
  name_in "${CLIENTS[i]}" "$TO" || { refuse "$2 is written in ${CLIENTS[i]}, which has not all letters of $TO"; return 0; }
  new=$BYTES
  move_view "${TEXTS[i]}" "$old" "$new" || refuse "$2 uses $FROM as another name, too (an alias?): create it anew without"
  TEXTS[i]=$MOVED
}

# check_transport: the mysql client finds the end of each definition, whatever stands in it. (a leading XX makes the server refuse it)
check_transport() {
  local i script='' wanted=''
  for i in "${!KINDS[@]}"; do
    [ -n "${TEXTS[i]}" ] || continue
    wanted+=$i$'\n'
    script+="SET SESSION sql_mode = '${MODES[i]}'$DELIMITER"$'\n'"XX ${TEXTS[i]}"$'\n'"$DELIMITER"$'\n'"SELECT $i$DELIMITER"$'\n'
  done
  printf '%s%s\n%s' "$SESSION" "$DELIMITER" "$script" | mysql "${CLIENT[@]}" "${SAFE[@]}" "--delimiter=$DELIMITER" --force >"$WORK/ends" 2>"$WORK/errors" || true
  for i in $wanted; do
    [[ $'\n'$(<"$WORK/ends")$'\n' == *$'\n'"$i"$'\n'* ]] ||
      refuse "${KINDS[i]} ${NAMES[i]} cannot be sent by the mysql client (a backslash before a quote?): create it anew in other words"
  done
}

# look_for_the_name: whatever names FROM in a text that stays as it is: everything outside, and what users wrote inside.
look_for_the_name() {
  local row find="" form; text "$FROM"; local old=$TEXT
  for form in "$FROM" "${FROM//\`/\`\`}" "${FROM//\"/\"\"}"; do
    text "$form"; find+="${find:+ OR }LOCATE(LOWER($TEXT), LOWER(_column_))"
  done
  ask "texts" "SELECT CONCAT('view ', table_schema, '.', table_name), table_schema, '', view_definition FROM information_schema.views
      WHERE table_schema $NOT_SYSTEM AND table_schema <> $old AND (${find//_column_/view_definition})
    UNION ALL SELECT CONCAT(LOWER(routine_type), ' ', routine_schema, '.', routine_name), routine_schema, sql_mode, routine_definition
      FROM information_schema.routines WHERE routine_schema $NOT_SYSTEM AND (${find//_column_/routine_definition})
    UNION ALL SELECT CONCAT('trigger ', trigger_schema, '.', trigger_name), trigger_schema, sql_mode, action_statement
      FROM information_schema.triggers WHERE trigger_schema $NOT_SYSTEM AND (${find//_column_/action_statement})
    UNION ALL SELECT CONCAT('event ', event_schema, '.', event_name), event_schema, sql_mode, event_definition
      FROM information_schema.events WHERE event_schema $NOT_SYSTEM AND (${find//_column_/event_definition})"
  for row in "${ROWS[@]+"${ROWS[@]}"}"; do
    split "$row"
    names_database "${F[3]}" "${F[2]}" "$FROM"
    case $NAMED:${F[1]} in
      code:"$FROM") refuse "${F[0]} names the database in its text: create it anew with names without $FROM" ;;
      code:*) refuse "${F[0]} names the database $FROM: change or drop it first" ;;
      string:*) warn "${F[0]} has $FROM in a string; if that becomes a statement, change it" ;;
    esac
  done
}

# look_at_grants: GRANTS, statements for the new name and the old, one after the other. A database in a grant is a pattern.
# (mysql.procs_priv is not asked for the name: the server writes one that is not ASCII in an encoding of its own.)
look_at_grants() {
  local row old old_grant accounts='' restricted="''" new plain_name grant; text "$FROM"; old=$TEXT
  GRANTS=()
  if ((SERVER_NUMBER >= 80016)); then restricted="IFNULL(user_attributes, '')"; fi
  ask "partial revokes" "SELECT variable_value FROM performance_schema.global_variables WHERE variable_name = 'partial_revokes'"
  PARTIAL=${ROWS[0]:-OFF}
  ask "accounts with grants" "SELECT CONCAT(QUOTE(u.user), '@', QUOTE(u.host)) FROM mysql.user u WHERE LOCATE('Restrictions', $restricted)
    OR EXISTS (SELECT 1 FROM mysql.db g WHERE g.user = u.user AND g.host = u.host AND ($old LIKE g.db OR g.db = $old))
    OR EXISTS (SELECT 1 FROM mysql.tables_priv g WHERE g.user = u.user AND g.host = u.host AND g.db = $old)
    OR EXISTS (SELECT 1 FROM mysql.columns_priv g WHERE g.user = u.user AND g.host = u.host AND g.db = $old)
    OR EXISTS (SELECT 1 FROM mysql.procs_priv g WHERE g.user = u.user AND g.host = u.host) ORDER BY u.user, u.host"
  for row in "${ROWS[@]+"${ROWS[@]}"}"; do plain "$row"; accounts+="SHOW GRANTS FOR $PLAIN;"$'\n'; done
  [ -n "$accounts" ] || return 0
  ask "grants" "$accounts"
  for row in "${ROWS[@]+"${ROWS[@]}"}"; do
    plain "$row"; read_grant "$PLAIN" || continue
    new=$TO plain_name=$GRANT_SCHEMA
    if [ "$GRANT_OBJECT" = '*' ] && [ "$PARTIAL" = OFF ]; then
      plain_name=${GRANT_SCHEMA//\\_/_}; plain_name=${plain_name//\\%/%}
      new=${TO//_/\\_}; new=${new//%/\\%}
    fi
    fold "$plain_name"
    if [ "$FOLDED" != "$FROM" ]; then
      text "$GRANT_SCHEMA"
      if [ "$GRANT_OBJECT" = '*' ] && [ "$(sql "SELECT $old LIKE $TEXT")" = 1 ]; then
        warn "the grant of $ACCOUNT on $GRANT_SCHEMA.* covered $FROM, too, and is left as it is"
      fi
      continue
    fi
    ident "$new"; grant="$PRIVILEGES ON $GRANT_TYPE$IDENT.$GRANT_OBJECT"
    ident "$GRANT_SCHEMA"; old_grant="ON $GRANT_TYPE$IDENT.$GRANT_OBJECT"
    if [ "$VERB" = REVOKE ]; then
      GRANTS+=("REVOKE $grant FROM $ACCOUNT" "GRANT $PRIVILEGES $old_grant TO $ACCOUNT")
    else
      GRANTS+=("GRANT $grant TO $ACCOUNT$OPTION" "REVOKE $PRIVILEGES $old_grant FROM $ACCOUNT")
      [ -z "$OPTION" ] || GRANTS+=("DO 0" "REVOKE GRANT OPTION $old_grant FROM $ACCOUNT")
    fi
  done
}
