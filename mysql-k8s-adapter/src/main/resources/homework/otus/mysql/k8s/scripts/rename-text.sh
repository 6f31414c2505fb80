# shellcheck shell=bash
# shellcheck disable=SC2034  # its variables are used by rename-contents.sh
#
# Reads SQL text for rename.sh: which names stand for a database, and what is only text. Put between lib.sh and
# rename-contents.sh. It knows identifiers, strings and comments as MySQL does under a given sql_mode, and nothing else of the
# language. It takes texts in ASCII, UTF-8 and character sets in which no byte of another character looks like ASCII.

# tokens TEXT SQL-MODE: TOKEN (as written: joined they are TEXT) and KIND: i quoted identifier, w word, s string, c comment or
# space, o other; SIGNIFICANT: the indices of all but c. What stands in an executable comment (/*! */) counts as text.
WORD=$'[A-Za-z0-9_\x24\x80-\xff]' NO_WORD=$'[!A-Za-z0-9_\x24\x80-\xff]'
tokens() {
  local tail=$1 mode=$2 rest='' more=0 part body kind quote stop
  TOKEN=() KIND=() SIGNIFICANT=()
  while [ -n "$rest" ] || [ -n "$tail" ]; do
    if ((more || ${#rest} < 256)) && [ -n "$tail" ]; then # in small pieces: bash is slow with long texts
      part=${tail:0:${#rest} + 1024}; rest+=$part; tail=${tail:${#part}}
    fi
    quote=${rest:0:1} part=${rest:0:1} kind=o
    case $rest in
      [\`\'\"]*)
        kind=s
        if [ "$quote" = '`' ] || { [ "$quote" = '"' ] && [[ $mode == *ANSI_QUOTES* ]]; }; then kind=i; fi
        body=${rest:1} stop="[\\\\$quote]*"
        while [ -n "$body" ]; do
          # shellcheck disable=SC2295  # a pattern on purpose
          part+=${body%%$stop}; body=${rest:${#part}}
          case $body in
            "$quote$quote"*) part+=$quote$quote ;;
            "$quote"*) part+=$quote; break ;;
            \\*) if [ $kind = s ] && [[ $mode != *NO_BACKSLASH_ESCAPES* ]]; then part+=${body:0:2}; else part+=\\; fi ;;
          esac
          body=${rest:${#part}}
        done ;;
      [[:space:]]*) kind=c part=${rest%%[![:space:]]*} ;;
      '#'* | --[[:cntrl:]\ ]* | --) kind=c part=${rest%%$'\n'*} ;;
      '/*!'*) part='/*!' ;;
      '/*'*) kind=c part=${rest:2}; part="/*${part%%'*/'*}*/" ;;
      *)
        # shellcheck disable=SC2053,SC2295  # patterns on purpose
        if [[ $quote == $WORD ]]; then kind=w part=${rest%%$NO_WORD*}; fi ;;
    esac
    more=$((${#part} >= ${#rest} && ${#tail} > 0)) # it may go on
    ((!more)) || continue
    [ $kind = c ] || SIGNIFICANT+=("${#TOKEN[@]}")
    TOKEN+=("$part") KIND+=("$kind"); rest=${rest:${#part}}
  done
}

# at N: the significant token number N (0 and up) in T, its kind in K, as a name (unquoted) in NAME; all empty when there is none
at() {
  local i; T='' K='' NAME=''
  (($1 >= 0 && $1 < ${#SIGNIFICANT[@]})) || return 0
  i=${SIGNIFICANT[$1]} T=${TOKEN[SIGNIFICANT[$1]]}; K=${KIND[i]}
  case $K in
    i) NAME=${T:1:${#T}-2}; NAME=${NAME//"${T:0:1}${T:0:1}"/"${T:0:1}"} ;;
    w) NAME=$T ;;
  esac
}

fold() { # fold NAME: as the server compares names of databases and tables, in FOLDED
  FOLDED=$1
  if ((LOWER_CASE)); then FOLDED=${FOLDED,,}; fi
}

# names_database TEXT SQL-MODE NAME: does a text that a user wrote name something in the database NAME? In NAMED: code, string
# (perhaps a statement that is put together), or nothing. `NAME`.x alone may be an alias: it counts when x is in OBJECTS (names in
# lower case) or when another part follows.
names_database() {
  local n wanted second
  NAMED=''
  tokens "$1" "$2"; fold "$3"; wanted=$FOLDED
  for n in "${!SIGNIFICANT[@]}"; do
    at "$n"
    if [ "$K" = s ]; then
      fold "$T"
      case $FOLDED in *"$wanted".* | *"$wanted\`".* | *"$wanted\"".*) NAMED=${NAMED:-string} ;; esac
      continue
    fi
    fold "$NAME"
    if [ -z "$NAME" ] || [ "$FOLDED" != "$wanted" ]; then continue; fi
    at $((n - 1))
    case ${T,,} in . | @) continue ;; database | schema | schemas) NAMED=code; return 0 ;; esac
    at $((n + 1)); [ "$T" = . ] || continue
    at $((n + 2)); second=${NAME,,}
    at $((n + 3))
    if [ "$T" = . ] || [ -n "${OBJECTS[/$second]:-}" ]; then NAMED=code; return 0; fi
  done
}

# move_view TEXT OLD NEW: a view as the server prints it (SHOW CREATE VIEW, all names qualified), for another database, in MOVED.
# False when OLD is the name of a table, an alias or the like, too: then `OLD`.x may be one or the other.
move_view() {
  local n header=1 bare=0 two=0
  tokens "$1" ''; ident "$3"
  for n in "${!SIGNIFICANT[@]}"; do
    at "$n"
    if [ "$K/$T" = w/AS ]; then header=0; fi
    if [ "$K" != i ] || [ "$NAME" != "$2" ]; then continue; fi
    at $((n - 1)); case $T in . | @ | AS) continue ;; esac
    at $((n + 1))
    if [ "$T" = . ]; then
      TOKEN[SIGNIFICANT[n]]=$IDENT
      at $((n + 3)); if ((!header)) && [ "$T" != . ] && [ "$T" != '(' ]; then two=1; fi
    elif [ "$T" != @ ] && ((!header)); then bare=1
    fi
  done
  printf -v MOVED %s "${TOKEN[@]}"
  ((!bare || !two))
}

# body_of_trigger TEXT SQL-MODE: what follows FOR EACH ROW, in BODY. The head is written anew: it may name the database.
body_of_trigger() {
  local n words=''
  tokens "$1" "$2"
  for n in "${!SIGNIFICANT[@]}"; do
    at "$n"; if [ "$K" = w ]; then words+=" ${T^^}"; else words+=' .'; fi
    if [[ $words == *' FOR EACH ROW' ]]; then
      printf -v BODY %s "${TOKEN[@]:SIGNIFICANT[n]+1}"; return 0
    fi
  done
  return 1
}

# read_grant LINE: one line of SHOW GRANTS: PRIVILEGES, GRANT_TYPE (PROCEDURE, FUNCTION, LIBRARY or nothing), GRANT_SCHEMA,
# GRANT_OBJECT (as written, or *), ACCOUNT (as written), OPTION (WITH GRANT OPTION or nothing), VERB (GRANT or REVOKE).
# False when it is about no database.
read_grant() {
  local n depth=0 rest
  tokens "$1" ''
  GRANT_TYPE='' OPTION=''
  at 0; VERB=$T
  for n in "${!SIGNIFICANT[@]}"; do
    at "$n"
    case $K$T in 'o(') depth=$((depth + 1)) ;; 'o)') depth=$((depth - 1)) ;; wON) ((depth)) || break ;; esac
  done
  [ "$K$T" = wON ] || return 1
  printf -v PRIVILEGES %s "${TOKEN[@]:1:SIGNIFICANT[n]-1}"; PRIVILEGES=${PRIVILEGES# }; PRIVILEGES=${PRIVILEGES% }
  n=$((n + 1)); at $n
  case $K$T in wPROCEDURE | wFUNCTION | wLIBRARY) GRANT_TYPE="$T "; n=$((n + 1)); at $n ;; esac
  [ "$K" = i ] || return 1
  GRANT_SCHEMA=$NAME
  at $((n + 1)); [ "$T" = . ] || return 1
  at $((n + 2)); GRANT_OBJECT=$T
  at $((n + 3)); case $T in TO | FROM) ;; *) return 1 ;; esac
  printf -v rest %s "${TOKEN[@]:SIGNIFICANT[n + 3]+1}"; rest=${rest# }
  ACCOUNT=${rest%' WITH GRANT OPTION'}
  [ "$ACCOUNT" = "$rest" ] || OPTION=' WITH GRANT OPTION'
}
