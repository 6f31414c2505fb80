# shellcheck shell=bash
# version.sh: the image's version and the running server's, from whatever the server says first.

version() { run version MYSQL_HOST=127.0.0.1 "MYSQL_PORT=$1" "${@:2}"; }

# says PORT HEX: a server that sends these bytes to one client, and then waits. An empty HEX: it says nothing.
says() {
  local i
  rm -f "$T/listens"
  python3 -c '
import socket, sys, time
server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
open(sys.argv[4], "w").close()
client = server.accept()[0]
client.sendall(bytes.fromhex(sys.argv[2])); time.sleep(float(sys.argv[3]))' "$1" "$2" "${3:-2}" "$T/listens" &
  SAYS=$!
  for ((i = 0; i < 100; i++)); do [ ! -e "$T/listens" ] || return 0; sleep 0.1; done
  problem "the server of the test does not listen"
}
unsaid() { kill "$SAYS" 2>/dev/null || true; wait "$SAYS" 2>/dev/null || true; }
greeting() { # greeting VERSION: the packet in hexadecimal
  python3 -c 'import sys
p = b"\x0a" + sys.argv[1].encode() + b"\0" + b"\x07\0\0\0" + b"saltsalt\0" + bytes(30) + b"caching_sha2_password\0"
print((len(p).to_bytes(3, "little") + b"\0" + p).hex())' "$1"
}
image() { # image OUTPUT-OF-MYSQLD: a mysqld that only says this
  mkdir -p "$T/image"; printf '#!/bin/sh\nprintf "%%s\\n" '"'$1'"'\n' >"$T/image/mysqld"; chmod +x "$T/image/mysqld"
}
IMAGE_PATH=PATH=/mnt/image:/usr/sbin:/usr/bin:/sbin:/bin

test_version_tells_the_image_and_a_server_that_refuses_logins() {
  server ver --skip-name-resolve
  local number; number=$(q ver 'SELECT VERSION()'); number=${number%%-*}
  q ver "ALTER USER root@'%' ACCOUNT LOCK"
  version "${PORTS[ver]}"
  expect rc 0 "$RC"; expect message "{\"imageVersion\":\"$number\",\"serverVersion\":\"$number\"}" "$MESSAGE"
  run version; expect rc 0 "$RC"; expect "message without a host" "{\"imageVersion\":\"$number\"}" "$MESSAGE"
  stop ver
  version "${PORTS[ver]}"
  expect "rc without a server" 0 "$RC"; expect message "{\"imageVersion\":\"$number\"}" "$MESSAGE"
}

test_version_reads_what_servers_say() {
  local said wanted
  image 'mysqld  Ver 8.0.36-28 for Linux on x86_64 (Percona Server (GPL), Release 28, Revision 47601f19)'
  for said in 5.7.44-log:5.7.44 8.4.3:8.4.3 26.1.0-cloud:26.1.0; do
    wanted=${said#*:}
    says 3390 "$(greeting "${said%:*}")"; version 3390 "$IMAGE_PATH"; unsaid
    expect "$said" "{\"imageVersion\":\"8.0.36\",\"serverVersion\":\"$wanted\"}" "$MESSAGE"
  done
  # 1129: blocked; a length beyond reason; a version without numbers
  said=$(printf %s "Host '10.0.0.7' is blocked because of many connection errors" | od -An -v -tx1 | tr -d ' \n')
  for said in 3f0000"00ff6904$said" ffffff00 "$(greeting none)" 00; do
    says 3390 "$said" 0.5; version 3390 "$IMAGE_PATH"; unsaid
    expect "rc of $said" 0 "$RC"; expect "$said" '{"imageVersion":"8.0.36"}' "$MESSAGE"
  done
}

test_version_does_not_wait_for_ever() {
  image 'mysqld  Ver 5.7.44 for Linux on x86_64 (MySQL Community Server (GPL))'
  local start=$SECONDS
  says 3391 '' 90; version 3391 "$IMAGE_PATH"; unsaid
  expect message '{"imageVersion":"5.7.44"}' "$MESSAGE"
  ((SECONDS - start <= 40)) || problem "it took $((SECONDS - start)) s"
}

test_version_refuses_what_is_not_mysql() {
  image 'mysqld  Ver 10.11.6-MariaDB-1:10.11.6+maria~ubu2204 for debian-linux-gnu on x86_64 (mariadb.org binary distribution)'
  version 3392 "$IMAGE_PATH"
  expect rc 34 "$RC"; expect error not-mysql "$(get error)"; contains message "spec.image" "$(get message)"
  image 'hello'; version 3392 "$IMAGE_PATH"; expect error not-mysql "$(get error)"
  printf '#!/bin/sh\nexit 126\n' >"$T/image/mysqld"; version 3392 "$IMAGE_PATH"; expect error not-mysql "$(get error)"
  # a path where only the host has chroot, and nobody mysqld
  mkdir -p "$T/host"; ln -sf "$(command -v chroot)" "$T/host/chroot"
  version 3392 "PATH=$T/host:/usr/bin:/bin"; expect error not-mysql "$(get error)"; contains message "spec.image" "$(get message)"
  image 'mysqld  Ver 8.4.3 for Linux on x86_64 (MySQL Community Server - GPL)'
  local said
  for said in 5.5.5-10.4.32-MariaDB 11.4.2-MariaDB-ubu2404; do
    says 3392 "$(greeting "$said")"; version 3392 "$IMAGE_PATH"; unsaid
    expect error not-mysql "$(get error)"; contains message "MariaDB" "$(get message)"
  done
}
