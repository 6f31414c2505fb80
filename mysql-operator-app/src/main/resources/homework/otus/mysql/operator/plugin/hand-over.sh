#!/bin/bash
# Runs in the server's pod: hands what comes on stdin, once, to whoever reads the pipe whose directory it prints. Nothing is
# stored, and nothing stays: after a minute without a reader it gives up.
set -euo pipefail
umask 077
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
mkfifo "$room/password"
echo "$room"
timeout 60 tee "$room/password" >/dev/null
