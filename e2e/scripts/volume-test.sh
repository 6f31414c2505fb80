# shellcheck shell=bash
# inspect.sh (with directory.sh), started.sh, start.sh and wipe.sh: what they say about a data volume, and what a kill leaves.

inspect() { run inspect VOLUME=/mnt/volume "LIFE=${1:-$LIFE_A}"; }
V() { printf '%s' "$T/volume/$1"; }

test_inspect_finds_an_empty_volume_fresh() {
  mkdir "$(V lost+found)"
  inspect
  expect rc 0 "$RC"; expect data fresh "$(get data)"; expect born "$LIFE_A" "$(get born)"
  expect .born "$LIFE_A" "$(cat "$(V .born)")"
  [ -e "$(V .first-start)" ] || problem "no marker"
  [ -d "$(V data)" ] || problem "no data folder"
}

test_inspect_finds_an_empty_data_folder_of_an_earlier_life_fresh() {
  mkdir "$(V data)"; echo old >"$(V .born)"
  inspect
  expect data fresh "$(get data)"; expect .born "$LIFE_A" "$(cat "$(V .born)")"
}

test_inspect_starts_over_after_an_interrupted_first_start() {
  inspect
  mkdir -p "$(V data)/mysql" "$(V data)/.hidden" "$(V data)/-rf"; echo x >"$(V data)/ibdata 1"
  inspect other-life
  expect rc 0 "$RC"; expect data fresh "$(get data)"; contains log "interrupted" "$OUTPUT"
  expect born other-life "$(get born)"
  expect files "" "$(ls -A "$(V data)")"
  [ -e "$(V .first-start)" ] || problem "the marker is gone before the first start is finished"
}

test_inspect_reports_initialised_data_with_its_life() {
  mkdir -p "$(V data)/mysql"; echo "$LIFE_A" >"$(V .born)"
  inspect other-life
  expect data initialised "$(get data)"; expect born "$LIFE_A" "$(get born)"
  rm "$(V .born)"
  inspect
  expect data initialised "$(get data)"; expect born "" "$(get born)"
}

test_inspect_refuses_foreign_data() {
  mkdir "$(V data)"; echo x >"$(V data)/photo"
  inspect
  expect rc 31 "$RC"; expect error foreign-data "$(get error)"
  expect files "data photo" "$(cd "$(V .)" && echo * data/*| sed 's,data/,,')"
  [ ! -e "$(V .born)" ] || problem "it wrote something"
  rm -r "$(V data)"; mkdir "$(V mysql)"
  inspect
  expect "rc of a server in the root of the volume" 31 "$RC"
}

test_inspect_does_not_call_fresh_what_it_cannot_empty() {
  inspect
  mkdir -p "$(V data)/mysql/held"; mount -t tmpfs tmpfs "$(V data)/mysql/held"
  inspect
  umount "$(V data)/mysql/held"
  expect rc 24 "$RC"; expect error volume-error "$(get error)"
}

test_inspect_killed_anywhere_never_loses_its_way() {
  local i
  for i in 0.02 0.03 0.04 0.06; do
    rm -rf "$(V data)" "$(V .born)" "$(V .first-start)"
    background run inspect VOLUME=/mnt/volume LIFE=x
    sleep "$i"; kill_job
    inspect
    expect "data after a kill at $i s" fresh "$(get data)"
  done
}

test_started_waits_for_the_login_of_root() {
  server boot
  : >"$(V .first-start)"
  run started VOLUME=/mnt/volume "MYSQL_PORT=${PORTS[boot]}" MYSQL_ROOT_PASSWORD=wrong
  expect "rc with a wrong password" 1 "$RC"; expect output "" "$OUTPUT"
  [ -e "$(V .first-start)" ] || problem "the marker is gone too early"
  run started VOLUME=/mnt/volume "MYSQL_PORT=${PORTS[boot]}" "MYSQL_ROOT_PASSWORD=$ROOT_PW"
  expect rc 0 "$RC"; expect output "" "$OUTPUT"
  [ ! -e "$(V .first-start)" ] || problem "the marker stays"
  run started VOLUME=/mnt/volume "MYSQL_PORT=${PORTS[boot]}" MYSQL_ROOT_PASSWORD=wrong
  expect "rc later" 0 "$RC"
  stop boot
  run started VOLUME=/mnt/volume "MYSQL_PORT=${PORTS[boot]}" "MYSQL_ROOT_PASSWORD=$ROOT_PW"
  expect "rc without a server" 1 "$RC"; expect output "" "$OUTPUT"
}

# The entrypoint is one that only says that it was reached.
start() {
  mkdir -p "$(V data)" "$T/bin"
  printf '#!/bin/sh\necho "reached with $*"\n' >"$T/bin/docker-entrypoint.sh"; chmod +x "$T/bin/docker-entrypoint.sh"
  run start VOLUME=/mnt/volume "LIFE=$LIFE_A" PATH=/mnt/bin:/usr/sbin:/usr/bin:/bin "$@"
}

test_start_empties_the_data_directory_of_an_unfinished_first_start() {
  mkdir -p "$(V data)/mysql"; : >"$(V .first-start)"
  start
  contains output "reached" "$OUTPUT"
  [ ! -e "$(V data)/mysql" ] || problem "not emptied"
  rm "$(V .first-start)"; mkdir "$(V data)/mysql"
  start
  [ -e "$(V data)/mysql" ] || problem "emptied without a marker"
}

test_start_takes_only_the_directory_that_it_was_told_to_expect() {
  start "BORN_IN=$LIFE_A"
  expect "rc on an empty volume" 0 "$RC"; contains output "reached" "$OUTPUT"; expect .born "$LIFE_A" "$(cat "$(V .born)")"
  rm "$(V .first-start)"; mkdir "$(V data)/mysql"
  start "BORN_IN=$LIFE_A"
  contains "output on its own directory" "reached" "$OUTPUT"
  echo another >"$(V .born)"
  start "BORN_IN=$LIFE_A"
  expect rc 31 "$RC"; expect error foreign-data "$(get error)"; contains message another "$(get message)"
  rm "$(V .born)"
  start "BORN_IN=$LIFE_A"
  expect "rc without a note" 31 "$RC"
  start
  contains "output where any directory will do" "reached" "$OUTPUT"
}

wipe() { run wipe VOLUME=/mnt/volume "LIFE=$LIFE_A"; }

test_wipe_leaves_data_of_another_life_alone() {
  mkdir -p "$(V data)/mysql"; echo another >"$(V .born)"
  wipe
  expect rc 32 "$RC"; expect error other-life "$(get error)"
  [ -e "$(V data)/mysql" ] || problem "wiped"
}

test_wipe_empties_the_volume() {
  mkdir -p "$(V data)/mysql" "$(V lost+found)" "$(V .x)"; echo "$LIFE_A" >"$(V .born)"; echo b >"$(V data)/a b"
  wipe
  expect rc 0 "$RC"; expect left lost+found "$(ls -A "$(V .)")"
  wipe
  expect "rc of a second run" 0 "$RC"
}

test_wipe_killed_halfway_leaves_no_foreign_data() {
  local i
  for i in 0.02 0.04 0.06; do
    mkdir -p "$(V data)/mysql"; (cd "$(V data)" && for n in {1..400}; do echo x >"f$n"; done)
    background run wipe VOLUME=/mnt/volume "LIFE=$LIFE_A"
    sleep "$i"; kill_job
    inspect
    expect "rc at $i" 0 "$RC"
    rm -rf "$(V data)" "$(V .first-start)" "$(V .born)"
  done
}

test_scripts_survive_what_kubernetes_does_to_commands() {
  # $(NAME) is replaced and a doubled dollar sign becomes one.
  local hits; hits=$(grep -nE '\$\$|\$\([A-Za-z_][A-Za-z0-9_.-]*\)' "$SCRIPTS"/*.sh || true)
  expect "hits" "" "$hits"
}
