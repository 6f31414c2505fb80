# shellcheck shell=bash
# What the tests are written with. T is the folder that container (as /mnt) and host share.

export SCRIPTS ROOTFS
ROOT_PW=$'p w"\'`$HOME\\n#ü-x;'
LIFE_A=11111111-aaaa

problem() { PROBLEMS+=("$1"); echo "PROBLEM: $1"; }
expect() { # expect WHAT WANTED GOT
  [ "$2" = "$3" ] || problem "$1: wanted '$2', got '$3'"
}
contains() { case $3 in *"$2"*) ;; *) problem "$1: '$2' is not in '$3'" ;; esac; }

# As the operator puts it together: the libraries that a script's second line names, then the script.
script_text() {
  local name
  # shellcheck disable=SC2013  # words on purpose
  for name in $(sed -n 's/^# needs: //p' "$SCRIPTS/$1.sh"); do cat "$SCRIPTS/$name"; done
  cat "$SCRIPTS/$1.sh"
}

# run SCRIPT VARIABLE=VALUE...: exit code in RC, termination message in MESSAGE, output in OUTPUT
run() {
  : >"$T/message"
  RC=0
  OUTPUT=$(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin TERMINATION_LOG=/mnt/message "${@:2}" \
    chroot "$ROOTFS" bash -c "$(script_text "$1")" "$1" 2>&1) || RC=$?
  MESSAGE=$(<"$T/message")
  echo "--- $1: $RC"; echo "$OUTPUT"; echo "$MESSAGE"
  case $OUTPUT$MESSAGE in *"$ROOT_PW"*) problem "$1 shows the password" ;; esac
  if ((${#MESSAGE} > 3600)); then problem "$1: the termination message has ${#MESSAGE} bytes"; fi
  if [ -n "$MESSAGE" ]; then
    python3 -c 'import json,sys; json.loads(sys.argv[1])' "$MESSAGE" || problem "$1: the message is not JSON"
  fi
}

get() { # get FIELD [JSON]: a field, a path like backups.0.id, or a count like backups.#
  python3 -c '
import json, sys
value = json.loads(sys.argv[2])
for key in sys.argv[1].split("."):
    value = len(value) if key == "#" else value[int(key)] if isinstance(value, list) else value.get(key, "none")
print(value if isinstance(value, str) else json.dumps(value))' "$1" "${2:-$MESSAGE}"
}

sql_text() { printf %s "$1" | sed "s/[\\\\']/\\\\&/g"; }

template() { # a data directory as the image's first start leaves it, made once for all groups
  local pw; pw=$(sql_text "$ROOT_PW")
  mkdir "$ROOTFS/srv/template"; chroot "$ROOTFS" chown mysql /srv/template
  cat >"$ROOTFS/srv/init.sql" <<SQL
FLUSH PRIVILEGES;
SET NAMES utf8mb4;
CREATE USER 'root'@'%' IDENTIFIED BY '$pw';
GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;
ALTER USER 'root'@'localhost' IDENTIFIED BY '$pw';
SQL
  : >"$ROOTFS/srv/my.cnf" # not --no-defaults: it would leave out persisted variables, too
  chmod 644 "$ROOTFS/srv/init.sql" "$ROOTFS/srv/my.cnf"
  chroot "$ROOTFS" mysqld --no-defaults --user=mysql --datadir=/srv/template --initialize-insecure --init-file=/srv/init.sql \
    --innodb-redo-log-capacity=8M --skip-log-bin 2>"$ROOTFS/srv/log" || { cat "$ROOTFS/srv/log"; return 1; }
}

declare -A PORTS=() PIDS=()
LAST_PORT=3400

server() { # server NAME [OPTION...]: a new server with an empty database system; its host name is NAME
  stop "$1" KILL
  rm -rf "$T/data-$1"; cp -a "$ROOTFS/srv/template" "$T/data-$1"
  rm -f "$T/data-$1/auto.cnf"
  PORTS[$1]=${PORTS[$1]:-$((LAST_PORT += 1))}
  begin "$@"
}

begin() { # begin NAME [OPTION...]: starts it (again) and waits for the login
  local i
  # shellcheck disable=SC2016
  unshare --uts bash -c 'hostname "$1"; exec chroot "$2" "${@:3}"' - "$1" "$ROOTFS" \
    mysqld --defaults-file=/srv/my.cnf --user=mysql "--datadir=/mnt/data-$1" "--port=${PORTS[$1]}" --bind-address=127.0.0.1 --mysqlx=OFF \
    "--socket=/mnt/data-$1/sock" "--pid-file=/mnt/data-$1/pid" --performance-schema=OFF --innodb-redo-log-capacity=8M \
    --innodb-buffer-pool-size=32M "${@:2}" >>"$T/mysqld-$1.log" 2>&1 &
  PIDS[$1]=$!
  for ((i = 0; i < 150; i++)); do
    if q "$1" 'SELECT 1' >/dev/null 2>&1; then return 0; fi
    sleep 0.1
  done
  tail -n 5 "$T/mysqld-$1.log"; problem "mysqld $1 does not start"; return 1
}

stop() { # stop NAME [SIGNAL]
  [ -n "${PIDS[$1]:-}" ] || return 0
  kill -"${2:-TERM}" "${PIDS[$1]}" 2>/dev/null || true
  wait "${PIDS[$1]}" 2>/dev/null || true
  unset "PIDS[$1]"
}

as() { # as USER PASSWORD SERVER SQL [DATABASE]
  MYSQL_PWD=$2 chroot "$ROOTFS" mysql --no-defaults --protocol=TCP --host=127.0.0.1 "--port=${PORTS[$3]}" "--user=$1" \
    --default-character-set=utf8mb4 --batch --raw --skip-column-names --execute="$4" ${5:+"--database=$5"}
}
q() { as root "$ROOT_PW" "$@"; } # q SERVER SQL [DATABASE]

# An odd name: as it is, as an SQL identifier, as SQL text.
# shellcheck disable=SC2016,SC1003
DB='otus-db $x`"'"'"'#;ü'
# shellcheck disable=SC2016,SC2034,SC1003
DBQ='`otus-db $x``"'"'"'#;ü`'
# shellcheck disable=SC2034
DBT="'$(sql_text "$DB")'"

job() { # job SCRIPT SERVER VARIABLE=VALUE...: with the environment that Jobs have; later values win
  run "$1" MYSQL_HOST=127.0.0.1 "MYSQL_PORT=${PORTS[$2]}" "EXPECTED_HOSTNAME=$2" "ROOT_PASSWORD=$ROOT_PW" "DATABASE=$DB" \
    BACKUP_DIR=/mnt/backup BACKUP_ID=b1 NAMESPACE=default INSTANCE=mysql-instance "LIFE=$LIFE_A" FINAL=false \
    CONNECT_TIMEOUT_SECONDS=8 "${@:3}"
}

# hold PROGRAM PATTERN: with HELD in its environment, a script stops after PROGRAM has run with arguments like PATTERN,
# until release. held waits until it stands there.
hold() {
  rm -rf "$T/hold"; mkdir -p "$T/hold"
  # shellcheck disable=SC2016
  printf '#!/bin/bash\n/usr/bin/%s "$@"; rc=$?\n[[ "$*" == %s ]] || exit $rc\n: >/mnt/hold/reached
for ((i = 0; i < 300; i++)); do [ ! -e /mnt/hold/go ] || break; sleep 0.1; done\nexit $rc\n' "$1" "$2" >"$T/hold/$1"
  chmod +x "$T/hold/$1"
  # shellcheck disable=SC2034
  HELD=PATH=/mnt/hold:/usr/sbin:/usr/bin:/sbin:/bin
}
held() {
  local i
  for ((i = 0; i < 200; i++)); do [ ! -e "$T/hold/reached" ] || return 0; sleep 0.1; done
  problem "the script did not get to where it was to be held"
}
release() { : >"$T/hold/go"; wait "$JOB" || true; cat "$T/background.log"; }

# background COMMAND...: in a process group of its own, so that kill_job ends the script and all that it started
background() {
  set -m
  "$@" >"$T/background.log" 2>&1 &
  JOB=$!
  set +m
}
kill_job() { kill -KILL -- "-$JOB" 2>/dev/null || true; wait "$JOB" 2>/dev/null || true; }
must() { local said; said=$(q "$@" 2>&1) || problem "setting up: $said"; }

source_server() { # a server "src" with two databases and a few rows, started once and brought back to that state
  if [ -z "${PIDS[src]:-}" ]; then server src; fi
  q src "SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF"
  q src "RESET PERSIST" || true
  must src "DROP DATABASE IF EXISTS $DBQ; DROP DATABASE IF EXISTS beside"
  must src "CREATE DATABASE $DBQ CHARACTER SET latin1 COLLATE latin1_german1_ci;
    CREATE TABLE $DBQ.t (id INT PRIMARY KEY, v VARCHAR(20)); INSERT INTO $DBQ.t VALUES (1, 'one'), (2, 'two');
    CREATE DATABASE beside; CREATE TABLE beside.u (id INT PRIMARY KEY); INSERT INTO beside.u VALUES (7)"
}

inventory() { # what it packed is unpacked; PACKED=1 says so
  run inventory BACKUP_DIR=/mnt/backup
  PACKED=0
  # shellcheck disable=SC2034  # PACKED is for tests
  ! [[ $MESSAGE =~ ^\{\"packed\":\"([A-Za-z0-9+/=]+)\"\}$ ]] || { MESSAGE=$(base64 -d <<<"${BASH_REMATCH[1]}" | gzip -dc); PACKED=1; }
}
