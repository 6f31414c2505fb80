# shellcheck shell=bash
# needs: lib.sh
#
# Which MySQL is in this image, and which one runs now? Runs with the new image before the workload is touched.
# env: MYSQL_HOST (left out: only the image is looked at), MYSQL_PORT (default 3306)
#
# The running server's version is the one of its greeting, the packet that it sends before any login: a client of any version
# can read that, also one that the server would refuse. "serverVersion" is left out when there is no greeting within 10 seconds.
# Source: MySQL Internals, Connection Phase, Protocol::HandshakeV10 (and ERR_Packet: blocked host, too many connections).
#
# 34 not-mysql   mysqld is missing in the image or cannot be run, or one of the two is MariaDB, which cannot take over this data

numbers() { # numbers VERSION: 8.0.36-log -> 8.0.36 in NUMBERS; false when there are none
  NUMBERS=''
  [[ $1 =~ ^([0-9]+\.[0-9]+\.[0-9]+) ]] && NUMBERS=${BASH_REMATCH[1]}
}

image_version() {
  local said
  command -v mysqld >/dev/null || die 34 not-mysql "there is no mysqld in the image: spec.image must name an image of MySQL"
  said=$(mysqld --no-defaults --version 2>&1) ||
    die 34 not-mysql "mysqld of the image cannot be run: spec.image must name an image of MySQL for this kind of node: ${said:0:300}"
  case $said in
    *MariaDB* | *mariadb*) die 34 not-mysql "spec.image is MariaDB, not MySQL (${said:0:200}); name an image of MySQL" ;;
  esac
  if ! [[ $said =~ \ Ver\ ([^ ]+) ]] || ! numbers "${BASH_REMATCH[1]}"; then
    die 34 not-mysql "mysqld of the image does not tell its version; spec.image must name an image of MySQL: ${said:0:200}"
  fi
  log "the image is $said"
}

# The first packet of the server, without its header, as bytes in hexadecimal. bash cannot hold zero bytes in a variable.
# shellcheck disable=SC2016  # for the bash in the timeout
GREETING='exec 3<>"/dev/tcp/$1/$2" || exit 1
read -r a b c _ <<<"$(head -c 4 <&3 | od -An -v -tu1)"
length=$((${a:-0} + ${b:-0} * 256 + ${c:-0} * 65536))
((length > 2 && length < 4096)) || exit 1
head -c "$length" <&3 | od -An -v -tx1'

# server_version: NUMBERS of the running server, empty when it cannot be read
server_version() {
  local packet byte said='' bytes=()
  NUMBERS=''
  [ -n "${MYSQL_HOST:-}" ] || return 0
  if ! packet=$(timeout 10 bash -c "$GREETING" greeting "$MYSQL_HOST" "${MYSQL_PORT:-3306}" 2>/dev/null); then
    log "no greeting from $MYSQL_HOST"; return 0
  fi
  read -r -d '' -a bytes <<<"$packet" || true
  for byte in "${bytes[@]:1}"; do
    [ "$byte" != 00 ] || [ "${bytes[0]}" != 0a ] || break
    printf -v byte %b "\\x$byte"; said+=$byte
  done
  if [ "${bytes[0]}" != 0a ]; then
    json "${said:2:200}"; log "instead of a greeting the server says $JSON"; return 0
  fi
  # MariaDB from 10 on puts "5.5.5-" before its own number.
  case $said in
    5.5.5-* | *MariaDB* | *mariadb*) die 34 not-mysql "the server at $MYSQL_HOST is MariaDB ($said), which this operator does not manage" ;;
  esac
  numbers "$said" || { json "${said:0:100}"; log "the server's version is not understood: $JSON"; }
}

image_version
IMAGE=$NUMBERS
server_version
report "{\"imageVersion\":\"$IMAGE\"${NUMBERS:+,\"serverVersion\":\"$NUMBERS\"}}"
log "image $IMAGE, server ${NUMBERS:-unknown}"
