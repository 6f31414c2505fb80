# shellcheck shell=bash
# shellcheck disable=SC2034  # its variables are used by the scripts that it is put in front of
#
# Shared by the scripts that run in Jobs and init containers: the operator passes "lib.sh + script" as one text to bash -c.
# Needs bash 4.2, coreutils 8.22, gzip and MySQL's own clients (MySQL 5.7 to 9.x), nothing else.
#
# House rules, each for a reason:
# - The kubelet turns a doubled dollar sign in a command into a single one and replaces references to variables: neither that nor
#   a bare name in "$(...)" is used here.
# - Secrets come from the environment and leave it as MYSQL_PWD only; never on a command line, never in output.
# - die() ends the script only outside of $(...): a function that may die hands its result back in a variable.
# - Everything is bytes (LC_ALL=C); JSON output is made valid UTF-8 by json().

set -euEo pipefail
export LC_ALL=C
umask 077

log() { printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*"; }

# json TEXT: leaves TEXT as a quoted JSON string in JSON; bytes that are not UTF-8 become '?'.
json() {
  local s=$1 i c code more tails tail=$'[\x80-\xbf]'
  if [[ $s != *[!\ -~]* ]]; then s=${s//\\/\\\\}; JSON="\"${s//\"/\\\"}\""; return; fi
  JSON='"'
  for ((i = 0; i < ${#s}; i++)); do
    c=${s:i:1} more=0
    case $c in
      '"' | \\) JSON+="\\$c" ;;
      $'\n') JSON+='\n' ;;
      $'\t') JSON+='\t' ;;
      [\ -~]) JSON+=$c ;;
      *)
        printf -v code %d "'$c"; code=$((code & 255))
        if ((code < 32 || code == 127)); then printf -v c '\\u%04x' "$code"; JSON+=$c; continue; fi
        if ((code >= 0xc2 && code < 0xe0)); then more=1 tails=$tail
        elif ((code >= 0xe0 && code < 0xf0)); then more=2 tails=$tail$tail
        elif ((code >= 0xf0 && code < 0xf5)); then more=3 tails=$tail$tail$tail
        fi
        # shellcheck disable=SC2053  # a pattern on purpose
        if ((more)) && [[ ${s:i+1:more} != $tails ]]; then more=0; fi
        if ((more)); then JSON+=${s:i:more+1}; i=$((i + more)); else JSON+='?'; fi ;;
    esac
  done
  JSON+='"'
}

report() { printf '%s\n' "$1" >"${TERMINATION_LOG:-/dev/termination-log}"; }

# die EXIT-CODE CODE-WORD MESSAGE
die() {
  local word
  trap - ERR
  log "failed ($2): $3"
  json "$2"; word=$JSON
  if ((${#3} > 900)); then json "${3:0:900}..."; else json "$3"; fi
  report "{\"error\":$word,\"message\":$JSON}" || log "cannot write the termination message"
  exit "$1"
}

trap '[ "$BASH_SUBSHELL" != 0 ] || die 99 internal "unexpected failure at line $LINENO of the script, see the log of this pod"' ERR

need() { # need VARIABLE...: each must be set and not empty
  local name
  for name; do [ -n "${!name:-}" ] || die 2 bad-arguments "the variable $name is missing"; done
}

work_directory() { # a private place for error output; never on a data or backup volume
  WORK=$(mktemp -d 2>/dev/null || mktemp -d -p /dev/shm) || die 24 volume-error "no writable temporary directory (/tmp)"
}

# durable PATH...: contents or directory entries are on disk when it returns. (coreutils before 8.24 syncs everything instead)
durable() { sync -- "$@" 2>/dev/null || die 24 volume-error "cannot flush $1 to its disk"; }

# ---- SQL ----

connection_settings() { # CLIENT: options that mysql and mysqldump share. No option file of the container gets in.
  export MYSQL_PWD=$ROOT_PASSWORD
  CLIENT=(--no-defaults --protocol=TCP "--host=$MYSQL_HOST" "--port=${MYSQL_PORT:-3306}" --user=root
    --default-character-set=utf8mb4)
  if has_option mysql get-server-public-key; then CLIENT+=(--get-server-public-key); fi
}

has_option() { # has_option PROGRAM OPTION
  local help; help=$("$1" --no-defaults --help 2>/dev/null) || true
  [[ $help == *"--$2"[$' =[\n']* ]]
}

# Once more when the server has no connection to spare: one of ours that has just ended may still count. Both programs connect before
# they read or write anything.
mysql() { connecting mysql "$@"; }
mysqldump() { connecting mysqldump "$@"; }
connecting() {
  local tries=20 status errors
  while :; do
    status=0
    { errors=$(command "$@" 2>&1 >&3 3>&-) || status=$?; } 3>&1
    case $status:$errors in
      0:*) break ;;
      *'ERROR 1040 '* | *'ERROR 1203 '* | *'error: 1040:'* | *'error: 1203:'*) ;;
      *) break ;;
    esac
    ((tries -= 1)) || break
    sleep 0.2
  done
  [ -z "$errors" ] || printf '%s\n' "$errors" >&2
  return "$status"
}

# What a session begins with, in one statement: the server's settings may be such that a SELECT gives one row of many, an INSERT is
# gone at the end, or text is not what was sent.
SESSION="SET NAMES utf8mb4, @@session.sql_mode = '', @@session.autocommit = 1, @@session.completion_type = 0,\
 @@session.sql_select_limit = 18446744073709551615, @@session.sql_big_selects = 1, @@session.sql_safe_updates = 0,\
 @@session.sql_quote_show_create = 1 /*!50708 , @@session.max_execution_time = 0 */ /*!50720 , @@session.transaction_read_only = 0 */"

# sql STATEMENTS: rows on stdout, escaped (see plain), what went wrong in $WORK/sql.err. Statements go over stdin.
sql() {
  printf '%s;\n%s\n' "$SESSION" "$1" |
    mysql "${CLIENT[@]}" --connect-timeout=10 --batch --skip-column-names --binary-mode 2>"$WORK/sql.err"
}

ask() { # ask WHAT-FOR STATEMENTS: like sql, the rows in ROWS (lines); dies when it fails
  ROWS=()
  sql "$2" >"$WORK/rows" || die 27 sql-failed "$1: $(<"$WORK/sql.err")"
  mapfile -t ROWS <"$WORK/rows"
}

stored_name() { # stored_name NAME: what the server calls a database of that name, in STORED; with lower_case_table_names in lower case
  text "$1"; ask "names" "SELECT IF(@@lower_case_table_names = 0, $TEXT, LOWER($TEXT))"
  plain "${ROWS[0]}"; STORED=$PLAIN
}

plain() { printf -v PLAIN %b "$1"; }  # undoes the escapes of mysql --batch: \\ \n \t \0
ident() { IDENT="\`${1//\`/\`\`}\`"; } # `name`
# shellcheck disable=SC1003
text() { local q="'" b='\' s; s=${1//"$b"/"$b$b"}; TEXT=$q${s//"$q"/"$b$q"}$q; } # 'text', for sql_mode ''

NOT_SYSTEM="NOT IN ('mysql','information_schema','performance_schema','sys','ndbinfo')"
OWN_ACCOUNTS="NOT IN ('root','operator-password-probe','mysql.sys','mysql.session','mysql.infoschema','debian-sys-maint')"

# server_facts: SERVER_HOSTNAME, SERVER_VERSION, SERVER_NUMBER (80036), SERVER_STARTED (seconds), FENCED (0 or 1)
# Start time and now are taken in one statement, so that no clock step makes them differ.
server_facts() {
  local row
  row=$(sql "SELECT @@hostname, VERSION(), CAST(UNIX_TIMESTAMP() - VARIABLE_VALUE AS SIGNED), @@global.super_read_only
    FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Uptime'") || return 1
  IFS=$'\t' read -r SERVER_HOSTNAME SERVER_VERSION SERVER_STARTED FENCED <<<"$row"
  [ -n "${FENCED:-}" ] || return 1
  number "$SERVER_VERSION"; SERVER_NUMBER=$NUMBER
}

number() { # 8.0.36-log -> 80036
  local a b c; IFS=. read -r a b c <<<"${1%%[!0-9.]*}"
  NUMBER=$((10#${a:-0} * 10000 + 10#${b:-0} * 100 + 10#${c:-0}))
}

# connect: waits until the server answers, and makes sure that it is the one that is meant.
connect() {
  local error wanted deadline=$((SECONDS + ${CONNECT_TIMEOUT_SECONDS:-60}))
  until server_facts; do
    error=$(<"$WORK/sql.err")
    case $error in
      *'ERROR 1045'* | *'ERROR 1130'* | *'ERROR 1698'* | *'ERROR 1862'* | *'ERROR 3118'*)
        die 11 access-denied "root cannot log in to $MYSQL_HOST: $error" ;;
    esac
    ((SECONDS < deadline)) || die 10 unreachable "no answer from MySQL at $MYSQL_HOST: $error"
    sleep 1
  done
  wanted=${EXPECTED_HOSTNAME:0:63} # as the kubelet shortens long pod names
  while [[ $wanted == *[-.] ]]; do wanted=${wanted%?}; done
  if [ "$SERVER_HOSTNAME" = localhost ] && ((${#wanted} > 60 && SERVER_NUMBER < 80017)); then
    log "this old server cannot tell a host name of more than 60 characters; going on"
  elif [ "$SERVER_HOSTNAME" != "$wanted" ]; then
    die 12 wrong-server "the server at $MYSQL_HOST is $SERVER_HOSTNAME, not $wanted"
  fi
  log "connected to MySQL $SERVER_VERSION on $SERVER_HOSTNAME"
}
