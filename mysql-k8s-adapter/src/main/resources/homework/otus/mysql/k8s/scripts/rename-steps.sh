# shellcheck shell=bash
# shellcheck disable=SC2004,SC2034,SC2153,SC2154  # W_ (what is to be done) is set by load in rename.sh; subscripts are texts
#
# The changes that rename.sh makes, each of which sees what has been done already. Put between rename-contents.sh and rename.sh.

have() { # have SCHEMA [names]: HAVE[kind/name], everything of each object that must stay the same; the triggers' order in ORDER
  local i
  HAVE=() ORDER=''
  fetch "$@"
  for i in "${!KINDS[@]}"; do
    HAVE[${KINDS[i]}/${NAMES[i]}]="${PARENTS[i]}/${MODES[i]}/${CLIENTS[i]}/${CONNECTIONS[i]}/${COLLATIONS[i]}/${DEFINERS[i]}/\
${EXTRAS[i]}/${TEXTS[i]}"
    [ "${KINDS[i]}" != trigger ] || ORDER+=${PARENTS[i]}/${EXTRAS[i]}/${NAMES[i]}$'\n'
  done
}

wanted() { # wanted I: what HAVE should say, in WANTED
  WANTED="${W_PARENT[$1]}/${W_MODE[$1]}/${W_CLIENT[$1]}/${W_CONNECTION[$1]}/${W_COLLATION[$1]}/${W_DEFINER[$1]}/\
${W_EXTRA[$1]}/${W_TEXT[$1]}"
}

create_database() {
  local create; ident "$TO"
  create="CHARACTER SET $CHARSET COLLATE $COLLATION"
  case ${ENCRYPTION:-} in YES) create+=" ENCRYPTION 'Y'" ;; NO) create+=" ENCRYPTION 'N'" ;; esac
  if ! attempt '' '' "CREATE DATABASE IF NOT EXISTS $IDENT $create"; then
    case $(<"$WORK/sql.err") in
      *'ERROR 1102'* | *'ERROR 1059'* | *'ERROR 1006'*'errno: 36 '*)
        REFUSALS=("the server does not take the name $TO: $(<"$WORK/sql.err")"); undo; refused '' ;;
    esac
    die 27 sql-failed "creating $TO: $(<"$WORK/sql.err")"
  fi
  change "database" "ALTER DATABASE $IDENT $create" # it may have been there, or have the collation of a routine, see create_object
  NOW_COLLATION=$COLLATION
}

# create_object I: a routine or a trigger keeps the collation that its database had when it was created: it is given to TO meanwhile
create_object() {
  local i=$1 mode=''
  if [ -n "${W_COLLATION[i]}" ] && [ "${W_COLLATION[i]}" != "$NOW_COLLATION" ]; then
    ident "$TO"; change "collation" "ALTER DATABASE $IDENT COLLATE ${W_COLLATION[i]}"; NOW_COLLATION=${W_COLLATION[i]}
  fi
  mode="character_set_client = ${W_CLIENT[i]}, collation_connection = ${W_CONNECTION[i]}, sql_mode = '${W_MODE[i]}'"
  attempt "$TO" "$mode" "${W_TEXT[i]}"
}

create_missing() { # create_missing KIND...
  local i
  for i in "${!W_KIND[@]}"; do
    case " $* " in *" ${W_KIND[i]} "*) ;; *) continue ;; esac
    [ -z "${HAVE[${W_KIND[i]}/${W_NAME[i]}]:-}" ] || continue
    create_object "$i" || die 27 sql-failed "creating ${W_KIND[i]} ${W_NAME[i]}: $(<"$WORK/sql.err")"
  done
}

disable_events() { # so that none of them runs halfway when the server restarts; their status is stored with them
  local i; ident "$FROM"; local old=$IDENT
  for i in "${!KINDS[@]}"; do
    if [ "${KINDS[i]}" != event ] || [[ ${EXTRAS[i]} != 'ENABLED|'* ]]; then continue; fi
    definer "${DEFINERS[i]}"; ident "${NAMES[i]}"
    change "event ${NAMES[i]}" "ALTER $DEFINER EVENT $old.$IDENT DISABLE"
  done
}

drop_triggers() { # those that are stored; another one makes the server refuse to move its table
  local i; ident "$FROM"; local old=$IDENT
  for i in "${!W_KIND[@]}"; do
    if [ "${W_KIND[i]}" != trigger ] || [ -z "${HAVE[trigger/${W_NAME[i]}]:-}" ]; then continue; fi
    ident "${W_NAME[i]}"; change "trigger ${W_NAME[i]}" "DROP TRIGGER $old.$IDENT"
  done
}

tables_of() { # tables_of SCHEMA: in HAVE[table/name]
  local row; HAVE=(); text "$1"
  ask "tables" "SELECT table_name FROM information_schema.tables WHERE table_schema = $TEXT AND table_type <> 'VIEW'"
  for row in "${ROWS[@]+"${ROWS[@]}"}"; do plain "$row"; HAVE[table/$PLAIN]=1; done
}

move_tables() {
  local i list='' count=0 in_old=() in_new=(); ident "$FROM"; local old=$IDENT; ident "$TO"; local new=$IDENT
  tables_of "$FROM"; for i in "${!W_KIND[@]}"; do in_old[i]=${HAVE[table/${W_NAME[i]}]:-}; done
  tables_of "$TO"; for i in "${!W_KIND[@]}"; do in_new[i]=${HAVE[table/${W_NAME[i]}]:-}; done
  for i in "${!W_KIND[@]}"; do
    [ "${W_KIND[i]}" = table ] || continue
    case ${in_old[i]}/${in_new[i]} in
      1/1) die 39 conflict "the table ${W_NAME[i]} is in $FROM and in $TO: one of them was created meanwhile; rename or drop that one" ;;
      /) die 39 conflict "the table ${W_NAME[i]} was in $FROM, and is now neither there nor in $TO" ;;
      /1) continue ;;
    esac
    ident "${W_NAME[i]}"; list+="${list:+, }$old.$IDENT TO $new.$IDENT"; count=$((count + 1))
    ((count >= ${TABLES_AT_ONCE:-50})) || continue
    change "moving tables" "RENAME TABLE $list"; log "moved $count tables"; list='' count=0
  done
  [ -z "$list" ] || { change "moving tables" "RENAME TABLE $list"; log "moved $count tables"; }
}

# views_and_grants: in rounds, since views need each other and the rights of their definers, and grants need views.
views_and_grants() {
  local i left round=0 problem again=1
  left=("${!W_KIND[@]}")
  while ((again)); do
    again=0; round=$((round + 1))
    local next=()
    for i in "${left[@]+"${left[@]}"}"; do
      case ${W_KIND[i]} in
        view)
          [ -z "${HAVE[view/${W_NAME[i]}]:-}" ] || continue
          if create_object "$i"; then again=1; continue; fi ;;
        grant)
          if attempt '' '' "${W_TEXT[i]}"; then
            again=1
            attempt '' '' "${W_EXTRA[i]}" || case $(<"$WORK/sql.err") in # when it was taken away already:
              *'ERROR 1141 '* | *'ERROR 1147 '* | *'ERROR 1403 '*) ;;
              *) die 27 sql-failed "revoking on $FROM: $(<"$WORK/sql.err")" ;;
            esac
            continue
          fi ;;
        *) continue ;;
      esac
      # shellcheck disable=SC2076
      [[ ! $(<"$WORK/sql.err") =~ 'ERROR 2'[0-9][0-9][0-9]' ' ]] || die 27 sql-failed "views and grants: $(<"$WORK/sql.err")"
      next+=("$i"); problem[i]=$(<"$WORK/sql.err")
    done
    left=("${next[@]+"${next[@]}"}")
    ((${#left[@]})) || again=0
  done
  for i in "${left[@]+"${left[@]}"}"; do
    [ "${W_KIND[i]}" = grant ] || die 27 sql-failed "creating view ${W_NAME[i]}: ${problem[i]}"
    warn "not carried: ${W_TEXT[i]} (${problem[i]})"
  done
}

move_events() { # last, since an enabled one may run at once when the server restarts
  local i status; ident "$FROM"; local old=$IDENT; ident "$TO"; local new=$IDENT
  for i in "${!W_KIND[@]}"; do
    if [ "${W_KIND[i]}" != event ] || [ -n "${HAVE[event/${W_NAME[i]}]:-}" ]; then continue; fi
    status=''; [[ ${W_EXTRA[i]} != 'ENABLED|'* ]] || status=' ENABLE'
    definer "${W_DEFINER[i]}"; ident "${W_NAME[i]}"
    attempt '' "sql_mode = '${W_MODE[i]}'" "ALTER $DEFINER EVENT $old.$IDENT RENAME TO $new.$IDENT$status" ||
      die 27 sql-failed "event ${W_NAME[i]}: $(<"$WORK/sql.err")"
  done
}

compare() { # compare KIND...: all that is stored is in TO, the same as it was
  local i key order=''
  have "$TO"
  for i in "${!W_KIND[@]}"; do
    [ "${W_KIND[i]}" != trigger ] || order+=${W_PARENT[i]}/${W_EXTRA[i]}/${W_NAME[i]}$'\n'
    case " $* " in *" ${W_KIND[i]} "*) ;; *) continue ;; esac
    key=${W_KIND[i]}/${W_NAME[i]}
    [ -n "${HAVE[$key]:-}" ] || die 39 conflict "the ${key/\// } was in $FROM and is not in $TO; $FROM is not dropped"
    wanted "$i"
    [ "${HAVE[$key]}" != "$WANTED" ] || continue
    case ${W_KIND[i]} in
      table) ;;
      view | event) warn "the server prints ${key/\// } in other words than before" ;;
      *) die 39 conflict "the ${key/\// } in $TO is not what it was in $FROM; $FROM is not dropped" ;;
    esac
  done
  [[ " $* " != *' trigger '* ]] || [ "$order" = "$ORDER" ] ||
    die 39 conflict "the triggers in $TO are in another order; $FROM is not dropped"
}

drop_old() {
  local i key unknown='' views=0 routines=0 old name; ident "$FROM"; old=$IDENT; text "$FROM"; name=$TEXT
  ask "databases" "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = $name"
  [ "${ROWS[0]}" = 1 ] || return 0
  HAVE=()
  for i in "${!W_KIND[@]}"; do HAVE[${W_KIND[i]}/${W_NAME[i]}]=1; done
  fetch "$FROM" names
  for i in "${!KINDS[@]}"; do
    key=${KINDS[i]}/${NAMES[i]}
    case ${KINDS[i]}/${HAVE[$key]:-} in
      view/1) views=$((views + 1)) ;;
      procedure/1 | function/1) routines=$((routines + 1)) ;;
      *) unknown+="${unknown:+, }${key/\// }" ;;
    esac
  done
  [ -z "$unknown" ] ||
    die 39 conflict "$FROM is not dropped, it holds what was not there when the rename began: $unknown; move or drop that"
  # Looked at once more in the statement itself: a database is dropped with whatever is in it.
  text "DROP DATABASE $old"
  change "dropping $FROM" "SET @drop = IF((SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = $name) = $views
    AND (SELECT COUNT(*) FROM information_schema.views WHERE table_schema = $name) = $views
    AND (SELECT COUNT(*) FROM information_schema.routines WHERE routine_schema = $name) = $routines
    AND (SELECT COUNT(*) FROM information_schema.events WHERE event_schema = $name) = 0, $TEXT, 'DO 0')$DELIMITER
    PREPARE s FROM @drop$DELIMITER EXECUTE s"
  ask "databases" "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = $name"
  [ "${ROWS[0]}" = 0 ] || die 39 conflict "$FROM is not dropped: something was created in it just now"
}
