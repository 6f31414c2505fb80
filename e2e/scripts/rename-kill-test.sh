# shellcheck shell=bash
# shellcheck disable=SC2154  # the fixture sets NEW and its kin
# rename.sh: killed at any change, or with mysqld killed there, it goes on, and the end is the same as if it had not been.
# Six places by default (seed: SEED, shown when it fails); with FULL=1 each of them, in each way, which takes about half an hour;
# with KILLS='12 job-after,40 server-during' these.

# shellcheck source=/dev/null
. "$here/rename-fixture.sh"

# interrupted POINT MODE VARIABLE=VALUE...: a rename that is killed at its change number POINT: the job-before or job-after it, or
# mysqld while it runs (server-during; it is started again). POINT 0 is never reached. The number of changes is in $T/hold/count.
interrupted() {
  mkdir -p "$T/hold"; echo 0 >"$T/hold/count"
  cat >"$T/hold/mysql" <<'SH'
#!/bin/bash
[[ $* != *--help* ]] || exec /usr/bin/mysql "$@"
input=$(cat; echo x); input=${input%x}
feed() { printf %s "$input" | /usr/bin/mysql "$@"; }
case $input in *sql_log_bin*) ;; *) feed "$@"; exit ;; esac
count=$(($(</mnt/hold/count) + 1)); echo $count >/mnt/hold/count
[ $count = "$POINT" ] || { feed "$@"; exit; }
case $MODE in
  job-before) kill -KILL 0 ;;
  job-after) feed "$@"; kill -KILL 0 ;;
  server-during) feed "$@" & kill -KILL "$(</mnt/data-ren/pid)"; wait $!; exit ;;
esac
SH
  chmod +x "$T/hold/mysql"
  background rename "POINT=$1" "MODE=$2" PATH=/mnt/hold:/usr/sbin:/usr/bin:/sbin:/bin CONNECT_TIMEOUT_SECONDS=2 "${@:3}"
  wait "$JOB" || true
  if [ "$2" = server-during ]; then stop ren KILL; begin ren --event-scheduler=ON; fi
}

test_rename_killed_anywhere_goes_on_and_ends_the_same() {
  # ASCII only: MySQL itself loses grants on the routines of other databases at a restart (it writes the name in mysql.procs_priv wrongly)
  local DB=${DB//ü/u} DBQ=${DBQ//ü/u} DBT=${DBT//ü/u} NEW=${NEW//€/e} NEWQ=${NEWQ//€/e} NEWT=${NEWT//€/e}
  begin_ren; fill
  local count seed=${SEED:-$RANDOM} points=() point mode way=0 from=("$DB" "$NEW") names=("$DBT" "$NEWT")
  interrupted 0 none; count=$(<"$T/hold/count"); expect databases "$NEW" "$(databases)"
  picture "$NEW" "$NEWT" >"$T/wanted1"
  rename "FROM=$NEW" "TO=$DB"; renamed
  picture "$DB" "$DBT" >"$T/wanted0"
  echo "$count changes; seed $seed"; RANDOM=$seed
  ((count > 60)) || problem "only $count changes were counted"
  if [ -n "${KILLS:-}" ]; then
    while IFS= read -r point; do points+=("$point"); done <<<"${KILLS//,/$'\n'}"
  elif [ -n "${FULL:-}" ]; then
    for ((point = 1; point <= count; point++)); do points+=("$point job-before" "$point job-after" "$point server-during"); done
  else
    for mode in job-before job-after job-after job-after server-during server-during; do points+=("$((RANDOM % count + 1)) $mode"); done
  fi
  for point in "${points[@]}"; do
    mode=${point#* } point=${point% *}
    interrupted "$point" "$mode" "FROM=${from[way]}" "TO=${from[1 - way]}"
    rename "FROM=${from[way]}" "TO=${from[1 - way]}"
    way=$((1 - way))
    expect "rc after $mode $point (seed $seed)" 0 "$RC"; expect "settings after $mode $point" "0 ON 0" \
      "$(q ren "SELECT @@offline_mode, @@event_scheduler, @@log_bin_trust_function_creators" | tr '\t' ' ')"
    expect "databases after $mode $point" "${from[way]}" "$(databases)"
    picture "${from[way]}" "${names[way]}" >"$T/got"
    expect "difference after $mode $point (seed $seed)" "" "$(diff "$T/wanted$way" "$T/got" | cut -b 1-300 | head -n 20)"
    ((${#PROBLEMS[@]} == 0)) || return 0
  done
}

test_rename_that_is_refused_after_a_kill_lets_clients_in_again() {
  begin_ren
  must ren "CREATE TABLE t (id INT)" "$DB"
  interrupted 5 job-after
  expect "offline" 1 "$(q ren "SELECT @@offline_mode")"; expect marker begun "$(q ren "SELECT state FROM mysql.operator_rename")"
  must ren "CREATE TABLE beside.gone (id INT); CREATE VIEW v AS SELECT * FROM beside.gone; DROP TABLE beside.gone" "$DB"
  rename; refused "view v is invalid"
  expect marker "" "$(q ren "SELECT state FROM mysql.operator_rename")"
  must ren "DROP VIEW v; SET GLOBAL offline_mode = ON, event_scheduler = OFF" "$DB"
  rename; renamed
  expect "settings of before" "1 OFF 0" "$(q ren "SELECT @@offline_mode, @@event_scheduler, @@log_bin_trust_function_creators" | tr '\t' ' ')"
  must ren "SET GLOBAL offline_mode = OFF, event_scheduler = ON"
}
