# shellcheck shell=bash
# backup.sh with FINAL=true: no write is acknowledged after its snapshot, or it does not count.

test_backup_final_fences_and_the_fence_outlives_a_restart() {
  source_server
  must src "CREATE USER IF NOT EXISTS app@'%' IDENTIFIED BY 'a'; GRANT ALL ON *.* TO app@'%'; REVOKE SUPER ON *.* FROM app@'%'"
  job backup src FINAL=true
  expect rc 0 "$RC"; expect final true "$(get final)"; expect fenced true "$(get fenced)"
  local got; got=$(as app a src "INSERT INTO beside.u VALUES (9)" 2>&1) && problem "a write after the final backup"
  contains "the refusal" super-read-only "$got"
  local first=$MESSAGE
  job backup src FINAL=true
  expect "second run" "$first" "$MESSAGE"
  stop src; begin src
  got=$(as app a src "INSERT INTO beside.u VALUES (9)" 2>&1) && problem "a write after a restart"
  sleep 1
  job backup src FINAL=true
  expect "rc after a restart" 0 "$RC"
  [ "$(get serverStartedAt)" != "$(get serverStartedAt "$first")" ] || problem "the backup of before the restart was reported"
  expect left b1 "$(ls -A "$T/backup")"
}

test_a_new_life_lifts_the_fence_and_only_a_new_one() {
  source_server
  q src "SET PERSIST super_read_only = ON; SET PERSIST max_connections = 77"
  stop src
  mkdir -p "$T/volume"; mv "$T/data-src" "$T/volume/data"; echo "$LIFE_A" >"$T/volume/.born"; echo "$LIFE_A" >"$T/volume/.life"
  local life wanted
  for life in "$LIFE_A" the-next; do
    run inspect VOLUME=/mnt/volume "LIFE=$life"
    expect rc 0 "$RC"; expect born "$LIFE_A" "$(get born)"
    mv "$T/volume/data" "$T/data-src"; begin src
    wanted=1; [ "$life" = "$LIFE_A" ] || wanted=0
    expect "fence in $life" "$wanted" "$(q src 'SELECT @@global.super_read_only')"
    expect "other persisted settings" 77 "$(q src 'SELECT @@global.max_connections')"
    stop src; mv "$T/data-src" "$T/volume/data"
  done
  rm -rf "$T/volume"
}

test_backup_final_is_taken_anew_when_the_fence_was_lifted() {
  source_server
  job backup src FINAL=true; local first; first=$(get sha256)
  q src "SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF; INSERT INTO beside.u VALUES (10)"
  job backup src FINAL=true
  expect rc 0 "$RC"; [ "$first" != "$(get sha256)" ] || problem "the old one was reported"
  contains "the new row" '(10)' "$(zcat "$T/backup/b1/other-rows.sql.gz")"
  expect left b1 "$(ls -A "$T/backup")"
  job backup src FINAL=true BACKUP_ID=b2
  expect left "b1 b2" "$(cd "$T/backup" && echo ./* | sed 's,\./,,g')"
}

test_backup_final_ends_sessions_that_hold_the_fence_off() {
  source_server
  q src "LOCK TABLES beside.u WRITE; SELECT SLEEP(60)" >/dev/null 2>&1 &
  local holder=$!
  sleep 0.5
  job backup src FINAL=true
  expect rc 0 "$RC"; expect fenced true "$(get fenced)"
  kill "$holder" 2>/dev/null; wait "$holder" || true
}

test_backup_does_not_count_when_the_fence_is_lifted_or_the_server_restarts_meanwhile() {
  source_server
  # Between the dumps of two schemas, so that neither of them notices.
  local between='*"--events -- "*'
  hold mysqldump "$between"
  background job backup src FINAL=true "$HELD"
  held; q src "SET GLOBAL super_read_only = OFF"; release
  expect error unfenced "$(get error "$(cat "$T/message")")"
  expect left "" "$(ls -A "$T/backup")"
  local final wanted
  for final in true false; do
    wanted=unfenced; [ $final = true ] || wanted=restarted
    source_server
    hold mysqldump "$between"
    background job backup src FINAL=$final "$HELD"
    held; stop src KILL; sleep 1; begin src; release
    expect "error with FINAL=$final" "$wanted" "$(get error "$(cat "$T/message")")"
    expect left "" "$(ls -A "$T/backup")"
  done
}
