# shellcheck shell=bash
# backup.sh and inventory.sh: what counts as a backup, and what a crash leaves.

test_backup_reports_and_is_listed() {
  source_server
  job backup src
  expect rc 0 "$RC"
  expect id b1 "$(get id)"; expect life "$LIFE_A" "$(get life)"; expect final false "$(get final)"
  expect fenced false "$(get fenced)"; expect hostname src "$(get hostname)"; expect database "$DB" "$(get database)"
  expect charset latin1 "$(get charset)"; expect collation latin1_german1_ci "$(get collation)"
  expect warnings 0 "$(get warnings)"; expect tables 2 "$(get tables)"
  expect left "b1" "$(ls -A "$T/backup")"
  local sum; sum=$(cd "$T/backup/b1" && sha256sum -- *.gz | sort | sha256sum | cut -d ' ' -f 1)
  expect sha256 "$sum" "$(get sha256)"
  expect "databases in the record" '["beside"]' "$(get databases "$(cat "$T/backup/b1/record.json")")"
  inventory
  expect listed 1 "$(get backups.#)"; expect "listed id" b1 "$(get backups.0.id)"; expect sha256 "$sum" "$(get backups.0.sha256)"
}

test_backup_run_twice_reports_the_same_again() {
  source_server
  job backup src; local first=$MESSAGE
  must src "INSERT INTO beside.u VALUES (8)"
  job backup src
  expect rc 0 "$RC"; expect message "$first" "$MESSAGE"
  job backup src LIFE=another
  expect "rc for another life" 0 "$RC"; expect life another "$(get life)"
  expect left "b1" "$(ls -A "$T/backup")"
}

test_backup_refuses_the_wrong_server_and_password() {
  source_server
  job backup src EXPECTED_HOSTNAME=mysql-instance-other
  expect rc 12 "$RC"; expect error wrong-server "$(get error)"
  job backup src ROOT_PASSWORD=no
  expect rc 11 "$RC"; expect error access-denied "$(get error)"
  job backup src MYSQL_PORT=3399 CONNECT_TIMEOUT_SECONDS=2
  expect rc 10 "$RC"; expect error unreachable "$(get error)"
  expect left "" "$(ls -A "$T/backup")"
}

test_backup_killed_leaves_earlier_backups_and_no_half_one() {
  source_server
  job backup src BACKUP_ID=b0; local sum; sum=$(get sha256)
  local i
  for i in 0.3 0.6 0.9; do
    background job backup src BACKUP_ID=b1
    sleep "$i"; kill_job
    inventory
    expect "b0 after a kill at $i" "$sum" "$(get "backups.$(($(get backups.#) - 1)).sha256")"
    expect "broken" none "$(get broken)"
  done
  job backup src BACKUP_ID=b1
  expect rc 0 "$RC"; expect left "b0 b1" "$(cd "$T/backup" && echo ./* | sed 's,\./,,g')"
}

test_backup_swap_that_was_interrupted_is_undone() {
  source_server
  job backup src
  mv "$T/backup/b1" "$T/backup/b1.superseded"; mkdir "$T/backup/b1.1.part"
  inventory
  expect "listed while set aside" b1 "$(get backups.0.id)"
  job backup src BACKUP_ID=b2
  expect left "b1 b2" "$(cd "$T/backup" && echo ./* | sed 's,\./,,g')"
}

test_backup_full_disk_names_the_claim_and_leaves_nothing() {
  source_server
  must src "CREATE TABLE beside.big (v LONGBLOB); INSERT INTO beside.big SELECT RANDOM_BYTES(1024) FROM information_schema.columns LIMIT 2000"
  mount -t tmpfs -o size=900k tmpfs "$T/backup"
  job backup src
  expect rc 22 "$RC"; expect error no-space "$(get error)"; contains message default/backup-mysql-instance-pvc "$(get message)"
  expect left "" "$(ls -A "$T/backup")"
  umount "$T/backup"
}

test_backup_of_a_life_without_its_database_and_with_an_unfinished_restore_says_so() {
  source_server
  must src "DROP DATABASE $DBQ; CREATE TABLE mysql.operator_restore (one INT, state VARCHAR(16)); INSERT INTO mysql.operator_restore VALUES (1, 'running')"
  job backup src
  must src "DROP TABLE mysql.operator_restore"
  expect rc 0 "$RC"; expect lifeComplete false "$(get lifeComplete)"; contains warning "does not exist" "$(get warning)"
}

test_inventory_lists_newest_first_and_names_broken_ones() {
  inventory
  expect none '{"backups":[]}' "$MESSAGE"
  source_server
  job backup src BACKUP_ID=a
  local i
  for i in {1..130}; do
    if ((i == 31)); then
      echo x >>"$T/backup/id-30/own.sql.gz"; truncate -s 200 "$T/backup/id-29/record.json"; mkdir "$T/backup/z.part"
      inventory
      expect packed 1 "$PACKED"; expect truncated none "$(get truncated)"
      expect first id-28 "$(get backups.0.id)"; expect second id-27 "$(get backups.1.id)"; expect last a "$(get backups.28.id)"
      expect tables "$(sed 's/.*"tables":\([0-9]*\).*/\1/' "$T/backup/a/record.json")" "$(get backups.28.tables)"
      expect broken '["id-29", "id-30"]' "$(get broken)"
    fi
    cp -a "$T/backup/a" "$T/backup/id-$i"
    sed -i "s/\"id\":\"a\"/\"id\":\"id-$i\"/; s/\"completedAt\":\"2/\"completedAt\":\"3$((100 + i))/;
      s/\"sha256\":\"[0-9a-f]*/\"sha256\":\"$(sha256sum <<<"$i" | cut -c 1-64)/" "$T/backup/id-$i/record.json"
    (cd "$T/backup/id-$i" && sha256sum record.json >record.sha256)
  done
  inventory
  expect truncated true "$(get truncated)"; expect first id-130 "$(get backups.0.id)"
  local many; many=$(get backups.34.id); expect "at least 35" id-96 "$many"
}

test_backup_names_tables_that_are_a_snapshot_of_their_own() {
  source_server
  must src "CREATE TABLE beside.f (a FLOAT, b DOUBLE); CREATE TABLE beside.g (a FLOAT AS (1.5), b FLOAT(7,2) DEFAULT 12345.67)"
  job backup src
  expect rc 0 "$RC"; expect warnings 2 "$(get warnings)"
  contains warning "of a moment of its own: beside.f" "$(get warning)"; contains warning "of a moment of its own: beside.g" "$(get warning)"
  must src "DROP TABLE beside.g; CREATE TABLE beside.h (a FLOAT AS (1.5), b DOUBLE DEFAULT 12345.67890)"
  job backup src BACKUP_ID=b2 FINAL=true
  expect rc 0 "$RC"; expect "warnings of a final backup" 0 "$(get warnings)"
}

test_backup_takes_along_floats_that_come_and_go_meanwhile() {
  source_server
  must src "CREATE TABLE leaving (f FLOAT)" "$DB"
  hold mysqldump '*--no-data*--skip-triggers*'
  background job backup src "$HELD"
  held
  must src "DROP TABLE leaving; CREATE TABLE coming (f FLOAT); INSERT INTO coming VALUES (5592405.5);
    ALTER TABLE t ADD f FLOAT DEFAULT NULL; UPDATE t SET f = 0.1" "$DB"
  release
  expect id b1 "$(get id "$(cat "$T/message")")"
  local text; text=$(zcat "$T/backup/b1/own-tables.sql.gz")
  contains "a new table" "VALUES (5592405.5)" "$text"; contains "a new column" "VALUES (1,'one',0.10000000149011612)" "$text"
}

test_backup_names_defaults_that_the_server_itself_rounds() {
  source_server
  must src "CREATE TABLE beside.f (a FLOAT DEFAULT 5592405.5, b FLOAT DEFAULT 0.25)"
  job backup src FINAL=true
  expect rc 0 "$RC"; expect warnings 1 "$(get warnings)"; contains warning "beside.f.a" "$(get warning)"
}

test_backup_with_an_older_mysqldump_fails_where_the_server_would_leave_rows_out() {
  source_server
  mkdir -p "$T/old"
  # shellcheck disable=SC2016
  printf '#!/bin/bash\nif [[ $* == *--help* ]]; then /usr/bin/mysqldump "$@" | grep -v init-command; exit; fi
[[ $* != *init-command* ]] || exit 7\nexec /usr/bin/mysqldump "$@"\n' >"$T/old/mysqldump"; chmod 755 "$T/old" "$T/old/mysqldump"
  local old=PATH=/mnt/old:/usr/sbin:/usr/bin:/sbin:/bin setting
  for setting in sql_select_limit max_join_size max_execution_time; do
    must src "SET GLOBAL $setting = 1"
    job backup src "$old"
    expect "error with $setting" dump-failed "$(get error)"; contains message "$setting" "$(get message)"; expect left "" "$(ls -A "$T/backup")"
    must src "SET GLOBAL $setting = DEFAULT"
  done
  job backup src "$old"
  expect rc 0 "$RC"; expect tables 2 "$(get tables)"
}

test_backup_of_a_server_whose_connections_are_all_in_use_now_and_then() {
  source_server
  mkdir -p "$T/busy"
  local name
  for name in mysql mysqldump; do
    # shellcheck disable=SC2016
    printf '#!/bin/bash\n[[ $* != *--help* ]] || exec /usr/bin/%s "$@"\nif mkdir /mnt/busy/%s.turn 2>/dev/null; then
  echo "%s: Got error: 1203: User root already has more" >&2; exit 2; fi\nrmdir /mnt/busy/%s.turn; exec /usr/bin/%s "$@"\n' \
      "$name" "$name" "$name" "$name" "$name" >"$T/busy/$name"
    chmod 755 "$T/busy" "$T/busy/$name"
  done
  job backup src PATH=/mnt/busy:/usr/sbin:/usr/bin:/sbin:/bin
  expect rc 0 "$RC"; expect tables 2 "$(get tables)"; expect warnings 0 "$(get warnings)"
}
