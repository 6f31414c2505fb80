# shellcheck shell=bash
# restore.sh: everything comes back, onto nothing but a fresh server, and an interrupted attempt starts over.

restore() { job restore "$@"; }
marker() { q "$1" "SELECT state FROM mysql.operator_restore"; }

# A server "full" with everything that a backup has to carry; its backup is kept in $T/full.
full_backup() {
  if [ -d "$T/full" ]; then cp -a "$T/full/." "$T/backup/"; return; fi
  server full
  must full "CREATE DATABASE $DBQ CHARACTER SET utf8mb4 COLLATE utf8mb4_german2_ci;
    CREATE DATABASE beside CHARACTER SET latin1; CREATE DATABASE \`a-b c\`"
  must full "
    CREATE TABLE parent (id INT AUTO_INCREMENT PRIMARY KEY, v VARCHAR(50), b LONGBLOB, d DECIMAL(20,5), ts TIMESTAMP NULL, j JSON,
      g DECIMAL(21,5) GENERATED ALWAYS AS (d * 2) STORED, bits BIT(9), dt DATETIME(6));
    CREATE TABLE child (id INT PRIMARY KEY, p INT, FOREIGN KEY (p) REFERENCES parent (id));
    CREATE TABLE \`odd \`\`name.x\` (id INT PRIMARY KEY); INSERT INTO \`odd \`\`name.x\` VALUES (42);
    INSERT INTO parent (v, b, d, ts, j, bits, dt) VALUES ('grüße € 😀 \\\\ '' \"', UNHEX(CONCAT(REPEAT('00ff0a0d1a27225c', 300))),
      12345.67891, '2020-08-11 07:54:02', '{\"a\": [1, \"ü\"]}', b'100000001', '2020-01-02 03:04:05.678901'), (NULL, '', NULL, NULL, NULL, NULL, NULL);
    INSERT INTO child VALUES (1, 1), (2, 2), (3, NULL);
    CREATE TABLE log (n INT);
    CREATE TRIGGER tr BEFORE INSERT ON child FOR EACH ROW INSERT INTO log VALUES (NEW.id);
    CREATE FUNCTION f(a INT) RETURNS INT DETERMINISTIC RETURN a + 1;
    CREATE PROCEDURE p() SELECT COUNT(*) FROM parent;
    CREATE EVENT ev ON SCHEDULE EVERY 1 DAY DO DELETE FROM log;
    CREATE EVENT soon ON SCHEDULE EVERY 1 SECOND DISABLE DO DELETE FROM child;
    CREATE TABLE beside.u (id INT PRIMARY KEY, p INT) ENGINE = MyISAM; INSERT INTO beside.u VALUES (7, 1);
    CREATE VIEW v1 AS SELECT id, f(id) AS f FROM parent;
    CREATE VIEW PARENT AS SELECT 1; CREATE TABLE \`a-b c\`.small (id INT PRIMARY KEY); CREATE VIEW \`a-b c\`.SMALL AS SELECT 2;
    CREATE VIEW \`a-b c\`.chain AS SELECT * FROM beside.u;
    CREATE VIEW v0 AS SELECT c.id FROM \`a-b c\`.chain c;
    CREATE VIEW beside.w AS SELECT * FROM $DBQ.v0" "$DB"
  must full "
    CREATE ROLE reader; GRANT SELECT ON $DBQ.* TO reader;
    CREATE USER app@'%' IDENTIFIED BY 'app''pw\"'; GRANT ALL ON $DBQ.* TO app@'%'; GRANT INSERT (id) ON beside.u TO app@'%';
    CREATE USER 'o''dd \"u'@'10.%' IDENTIFIED BY 'x' DEFAULT ROLE reader ACCOUNT LOCK; GRANT EXECUTE ON FUNCTION $DBQ.f TO 'o''dd \"u'@'10.%';
    CREATE USER r@'%' IDENTIFIED BY 'r'; GRANT reader TO r@'%'; SET DEFAULT ROLE reader TO r@'%'; GRANT BACKUP_ADMIN ON *.* TO r@'%';
    CREATE USER definer@localhost; GRANT SELECT ON $DBQ.parent TO definer@localhost;
    CREATE DEFINER = definer@localhost VIEW $DBQ.owned AS SELECT id FROM $DBQ.parent;
    CREATE VIEW $DBQ.on_owned AS SELECT id FROM $DBQ.owned;
    CREATE DEFINER = gone@'%' PROCEDURE beside.by_gone() SELECT 1;
    CREATE DEFINER = gone@'%' VIEW $DBQ.view_by_gone AS SELECT id FROM $DBQ.parent;
    CREATE TABLE beside.leaving (id INT); CREATE VIEW beside.broken AS SELECT id FROM beside.leaving; DROP TABLE beside.leaving"
  must full "DELIMITER //
    CREATE PROCEDURE many(n INT) BEGIN DECLARE i INT; IF n > 0 THEN SET i = n; /* CREATE TABLE \`x\` ( */ END IF; SELECT '
CREATE TABLE '; END//" "$DB"
  job backup full
  expect "rc of the backup" 0 "$RC"
  contains "warnings" "beside.broken" "$(get warning)"; contains "warnings" view_by_gone "$(get warning)"
  contains "skipped" leaving "$(zcat "$T/backup/b1/skipped.sql.gz")"
  cp -a "$T/backup" "$T/full"
  must full "DROP VIEW beside.broken" # for the comparison
}

picture() { # picture SERVER DATABASE: all that should be the same afterwards
  local schema
  for schema in "$2" beside 'a-b c'; do
    MYSQL_PWD=$ROOT_PW chroot "$ROOTFS" mysqldump --no-defaults --protocol=TCP --host=127.0.0.1 "--port=${PORTS[$1]}" --user=root \
      --set-gtid-purged=OFF --routines --events --hex-blob --skip-comments --no-tablespaces --order-by-primary --force -- "$schema" 2>/dev/null | sed "s/CHARACTER SET utf8mb4 COLLATE/COLLATE/"
  done
  q "$1" "SELECT schema_name, default_character_set_name, default_collation_name FROM information_schema.schemata ORDER BY 1"
  q "$1" "SELECT user, host, plugin, HEX(authentication_string), account_locked FROM mysql.user WHERE user NOT IN ('root') ORDER BY 1, 2"
  q "$1" "SELECT * FROM mysql.role_edges ORDER BY 1, 2, 3, 4; SELECT * FROM mysql.default_roles ORDER BY 1, 2, 3, 4;
    SELECT * FROM mysql.global_grants WHERE user <> 'root' ORDER BY 1, 2, 3; SELECT * FROM mysql.db ORDER BY 1, 2, 3;
    SELECT host, db, user, table_name, table_priv, column_priv FROM mysql.tables_priv ORDER BY 1, 2, 3, 4;
    SELECT host, db, user, routine_name, proc_priv FROM mysql.procs_priv ORDER BY 1, 2, 3, 4"
}

test_restore_brings_everything_back() {
  full_backup
  server dst
  restore dst "BACKUP_SHA256=$(get sha256 "$(cat "$T/backup/b1/record.json")")"
  expect rc 0 "$RC"; expect tables 6 "$(get tables)"; expect marker "done" "$(marker dst)"
  contains warning leaving "$(get warning)"
  [ -n "${PIDS[full]:-}" ] || { begin full; }
  picture full "$DB" >"$T/before"; picture dst "$DB" >"$T/after"
  expect difference "" "$(diff "$T/before" "$T/after" | head -n 20)"
  expect "view on other schemas" 7 "$(q dst "SELECT id FROM beside.w")"
  expect "view of a definer" 2 "$(q dst "SELECT COUNT(*) FROM on_owned" "$DB")"
  expect login 2 "$(as app "app'pw\"" dst "SELECT COUNT(*) FROM parent" "$DB")"
  expect role 2 "$(as r r dst "SELECT COUNT(*) FROM parent" "$DB")"
  expect events ON "$(q dst "SELECT @@global.event_scheduler")"
  expect packet "$(q full "SELECT @@global.max_allowed_packet")" "$(q dst "SELECT @@global.max_allowed_packet")"
  restore dst
  expect "rc of a second run" 0 "$RC"; expect difference "" "$(picture dst "$DB" | diff "$T/after" -)"
  restore dst BACKUP_ID=b9
  expect "rc of a missing backup" 21 "$RC"
}

test_restore_under_another_name_takes_grants_along_and_warns() {
  full_backup
  server dst
  restore dst DATABASE="new_name"
  expect rc 0 "$RC"; expect database new_name "$(get database)"
  expect rows 2 "$(q dst "SELECT COUNT(*) FROM new_name.parent")"
  expect collation utf8mb4_german2_ci "$(q dst "SELECT default_collation_name FROM information_schema.schemata WHERE schema_name = 'new_name'")"
  expect "old name" 0 "$(q dst "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = $DBT")"
  expect login 2 "$(as app "app'pw\"" dst "SELECT COUNT(*) FROM parent" new_name)"
  stop dst; rm -rf "$T/backup/b1"
  source_server
  must src "CREATE PROCEDURE beside.qualified() SELECT COUNT(*) FROM \`beside\`.u; CREATE VIEW beside.mixed AS SELECT u.id FROM beside.u JOIN $DBQ.t"
  job backup src DATABASE=beside
  server dst
  restore dst DATABASE=new
  expect rc 0 "$RC"; contains warning "routine qualified still names the database beside" "$(get warning)"
  expect schemas "$DB new" "$(q dst "SELECT schema_name FROM information_schema.schemata
    WHERE schema_name NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema') ORDER BY schema_name DESC" | tr '\n' ' ' | sed 's/ $//')"
}

test_restore_refuses_what_it_did_not_create() {
  full_backup
  server dst
  q dst "CREATE DATABASE mine; CREATE TABLE mine.t (a INT)"
  restore dst
  expect rc 20 "$RC"; expect error not-empty "$(get error)"; contains message mine "$(get message)"
  q dst "DROP DATABASE mine; CREATE DATABASE $DBQ; CREATE TABLE $DBQ.t (a INT)"
  restore dst
  expect "rc with a table" 20 "$RC"
  expect table 1 "$(q dst "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema LIKE 'otus%'")"
  q dst "DROP TABLE $DBQ.t; CREATE PROCEDURE $DBQ.p() SELECT 1"
  restore dst
  expect "rc with a routine" 20 "$RC"
  q dst "DROP PROCEDURE $DBQ.p"
  restore dst
  expect "rc with an empty database" 0 "$RC"
  cp -a "$T/backup/b1" "$T/backup/b2"; sed -i 's/"id":"b1"/"id":"b2"/' "$T/backup/b2/record.json"
  (cd "$T/backup/b2" && sha256sum record.json >record.sha256)
  restore dst BACKUP_ID=b2
  expect "rc of another backup afterwards" 20 "$RC"
}

test_restore_refuses_a_broken_backup_before_the_first_row() {
  full_backup
  server dst
  local b=$T/backup/b1
  broken() { # broken WHAT
    restore dst
    expect "rc: $1" 21 "$RC"; expect "error: $1" backup-broken "$(get error)"; contains "message: $1" "$1" "$(get message)"
    expect "schemas: $1" 0 "$(q dst "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = $DBT OR table_name = 'operator_restore'")"
    rm -rf "$b"; cp -a "$T/full/b1" "$b"
  }
  truncate -s -1 "$b/own.sql.gz"; broken own.sql.gz
  printf '\xff' | dd of="$b/other.sql.gz" bs=1 seek=200 conv=notrunc 2>/dev/null; broken other.sql.gz
  rm "$b/accounts.sql.gz"; broken accounts.sql.gz
  truncate -s 100 "$b/record.json"; broken record.json
  sed -i 's/latin1/latin2/' "$b/record.json"; sed -i 's/"database":"otus/"database":"ot/' "$b/record.json"; broken record.json
  restore dst BACKUP_SHA256=0000
  expect "rc with another checksum" 21 "$RC"
}

test_restore_refuses_an_older_server_wrong_host_and_wrong_password() {
  full_backup
  server dst
  sed -i 's/"serverVersion":"9\.7\.[^"]*"/"serverVersion":"26.1.0"/' "$T/backup/b1/record.json"
  (cd "$T/backup/b1" && sha256sum record.json >record.sha256)
  restore dst
  expect rc 23 "$RC"; expect error server-too-old "$(get error)"
  restore dst EXPECTED_HOSTNAME=elsewhere
  expect rc 12 "$RC"
  restore dst ROOT_PASSWORD=
  expect rc 2 "$RC"
  restore dst "ROOT_PASSWORD=$ROOT_PW "
  expect rc 11 "$RC"
}

test_restore_killed_starts_over() {
  full_backup
  server dst
  local i
  for i in 0.6 0.9; do background restore dst; sleep "$i"; kill_job; done
  hold mysql '*--database=*' # after the tables of the own database
  background restore dst "$HELD"
  held; kill_job
  expect marker running "$(marker dst)"
  q dst "DROP TABLE IF EXISTS beside.u; CREATE DATABASE IF NOT EXISTS half" # as if it had been killed somewhere else
  q dst "UPDATE mysql.operator_restore SET state = 'running'"
  restore dst LIFE=other-life # the torso of another life is nobody's data: it is begun anew, too
  expect rc 0 "$RC"; expect marker "done" "$(marker dst)"
  [ -n "${PIDS[full]:-}" ] || begin full
  picture full "$DB" >"$T/before"; picture dst "$DB" >"$T/after"
  expect difference "" "$(diff "$T/before" "$T/after" | head -n 20)"
  expect events ON "$(q dst "SELECT @@global.event_scheduler")"
}

test_restore_of_a_backup_that_is_removed_meanwhile_does_not_count() {
  full_backup
  cp -a "$T/backup/b1" "$T/kept"
  server dst
  hold mysql '*--database=*' # after the tables of the own database
  background restore dst "$HELD"
  held
  rm -f "$T"/backup/b1/own-rows-*.sql.gz "$T"/backup/b1/own-after.sql.gz "$T"/backup/b1/own-views.sql.gz
  release
  expect marker running "$(marker dst)"
  rm -rf "$T/backup/b1"; cp -a "$T/kept" "$T/backup/b1"
  restore dst
  expect rc 0 "$RC"; expect marker "done" "$(marker dst)"
}

test_restore_of_a_fenced_backup_gives_a_writable_server() {
  source_server
  job backup src FINAL=true
  server dst
  restore dst
  expect rc 0 "$RC"
  q dst "INSERT INTO beside.u VALUES (11)" || problem "not writable"
}

test_restore_waits_for_a_server_that_starts() {
  source_server
  job backup src
  server dst; stop dst
  background restore dst
  sleep 1.5; begin dst
  wait "$JOB" || true; cat "$T/background.log"
  expect message "b1" "$(get backupId "$(cat "$T/message")")"
}

test_restore_takes_rows_larger_than_the_servers_packet() {
  source_server
  must src "SET GLOBAL max_allowed_packet = 16777216"
  must src "CREATE TABLE beside.large (b LONGBLOB); INSERT INTO beside.large VALUES (REPEAT(UNHEX('00ff27'), 1000000))"
  job backup src
  server dst --max-allowed-packet=1M
  restore dst
  expect rc 0 "$RC"
  expect row "$(q src "SELECT SHA2(b, 256) FROM beside.large")" "$(q dst "SELECT SHA2(b, 256) FROM beside.large")"
  expect "length of the row" 3000000 "$(q dst "SELECT LENGTH(b) FROM beside.large")"
  expect packet 1048576 "$(q dst "SELECT @@global.max_allowed_packet")"
}

test_restore_names_accounts_that_the_server_does_not_take() {
  source_server
  must src "INSTALL PLUGIN mysql_no_login SONAME 'mysql_no_login.so'; CREATE USER nobody@'%' IDENTIFIED WITH mysql_no_login;
    GRANT SELECT ON beside.* TO nobody@'%'; CREATE USER somebody@'%' IDENTIFIED BY 'x'"
  job backup src
  must src "DROP USER nobody@'%', somebody@'%'"
  server dst
  restore dst
  expect rc 0 "$RC"; expect warnings 1 "$(get warnings)"; contains warning "nobody" "$(get warning)"
  expect account somebody "$(q dst "SELECT user FROM mysql.user WHERE user LIKE '%body'")"
}

test_restore_runs_no_event_before_it_is_complete() {
  source_server
  must src "CREATE EVENT beside.greedy ON SCHEDULE EVERY 1 SECOND DO DELETE FROM beside.u"
  must src "SET GLOBAL event_scheduler = OFF; INSERT IGNORE INTO beside.u VALUES (7)"
  job backup src
  must src "DROP EVENT beside.greedy; SET GLOBAL event_scheduler = ON"
  server dst
  hold mysql '*--commands=FALSE*'
  background restore dst "$HELD"
  held
  expect "scheduler meanwhile" OFF "$(q dst "SELECT @@global.event_scheduler")"
  release
  expect "scheduler afterwards" ON "$(q dst "SELECT @@global.event_scheduler")"
}

test_restore_that_was_killed_keeps_the_settings_it_found() {
  source_server
  job backup src
  server dst --event-scheduler=OFF
  hold mysql '*--commands=FALSE*'
  background restore dst "$HELD"
  held; kill_job
  restore dst
  expect rc 0 "$RC"; expect events OFF "$(q dst "SELECT @@global.event_scheduler")"
}
