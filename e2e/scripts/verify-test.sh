# shellcheck shell=bash
# shellcheck disable=SC2016  # names in backquotes
# verify.sh: a whole backup is proved to come back; what would not come back is found.

verify() { # the scratch directory has to be empty again afterwards
  rm -rf "$T/scratch"; mkdir "$T/scratch"
  run verify BACKUP_DIR=/mnt/backup BACKUP_ID=b1 VERIFY=Restore SCRATCH=/mnt/scratch "$@"
  expect "left in the scratch directory" "" "$(ls -A "$T/scratch")"
}

rewrite() { # rewrite FILE SED-SCRIPT: changes a file of b1, and its record as if it had been taken so
  local b=$T/backup/b1 old new
  old=$(sha256sum <"$b/$1" | cut -b 1-64)
  local size; size=$(stat -c %s "$b/$1")
  gzip -dc "$b/$1" | sed "$2" | gzip -c >"$b/$1.new"; mv "$b/$1.new" "$b/$1"
  new=$(sha256sum <"$b/$1" | cut -b 1-64)
  sed -i "s/\"bytes\":$size,\"sha256\":\"$old\"/\"bytes\":$(stat -c %s "$b/$1"),\"sha256\":\"$new\"/" "$b/record.json"
  local total; total=$(cd "$b" && sha256sum -- *.gz | sort | sha256sum | cut -b 1-64)
  sed -i "s/\"sha256\":\"[0-9a-f]*\",\"warnings\"/\"sha256\":\"$total\",\"warnings\"/" "$b/record.json"
  (cd "$b" && sha256sum record.json >record.sha256)
}

test_verify_by_checksum_reads_every_file() {
  source_server
  job backup src
  verify VERIFY=Checksum
  expect rc 0 "$RC"; expect verified true "$(get verified)"; expect verify Checksum "$(get verify)"; expect tables 2 "$(get tables)"
  verify VERIFY=Checksum BACKUP_SHA256=0000
  expect "rc of another checksum" 21 "$RC"
  printf '\xff' | dd of="$T/backup/b1/own-rows-b.sql.gz" bs=1 seek=30 conv=notrunc 2>/dev/null
  verify VERIFY=Checksum
  expect "rc of a damaged file" 21 "$RC"; contains message own-rows-b.sql.gz "$(get message)"
}

test_verify_by_restore_compares_objects_and_rows() {
  source_server
  must src "CREATE TABLE floats (id INT PRIMARY KEY, f FLOAT); INSERT INTO floats VALUES (1, 0.1), (2, 5592405.5);
    CREATE TABLE keyless (v VARCHAR(100), b BLOB); INSERT INTO keyless SELECT table_name, UNHEX(SHA2(column_name, 256)) FROM information_schema.columns;
    CREATE TABLE counted (id INT AUTO_INCREMENT PRIMARY KEY, v INT, g INT AS (v * 2), KEY (v)); INSERT INTO counted (v) VALUES (1), (2), (3);
    CREATE TRIGGER tr BEFORE INSERT ON counted FOR EACH ROW SET NEW.v = 99; CREATE PROCEDURE p() SELECT '
DELIMITER ;
CREATE TABLE \`confusing\` ('; CREATE EVENT ev ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM counted;
    CREATE VIEW vw AS SELECT * FROM floats; CREATE TABLE beside.gone (a INT); CREATE VIEW beside.broken AS SELECT * FROM beside.gone;
    DROP TABLE beside.gone" "$DB"
  local rows; rows=$(q src "SELECT (SELECT COUNT(*) FROM keyless) + 2 + 3 + 2 + 1" "$DB")
  job backup src FINAL=true
  expect rc 0 "$RC"
  expect "objects in the report" "5 1 1 1 1 $rows" "$(for f in tables views routines triggers events rows; do get "$f"; done | xargs)"
  verify
  expect rc 0 "$RC"; expect verified true "$(get verified)"; expect compared rows "$(get compared)"; expect rows "$rows" "$(get rows)"
}

test_verify_by_restore_finds_what_does_not_come_back() {
  source_server
  must src "CREATE TABLE named (v VARCHAR(30) PRIMARY KEY); INSERT INTO named VALUES ('a value of a row'), ('another');
    CREATE PROCEDURE p() SELECT 1; CREATE TABLE counted (id INT AUTO_INCREMENT PRIMARY KEY, v INT); INSERT INTO counted (v) VALUES (41), (42)" "$DB"
  job backup src FINAL=true
  cp -a "$T/backup/b1" "$T/kept"
  again() { rm -rf "$T/backup/b1"; cp -a "$T/kept" "$T/backup/b1"; }
  rewrite own-rows-a.sql.gz "s/,42)/,43)/"; rewrite own-rows-b.sql.gz "s/,42)/,43)/"
  verify
  expect "rc of rows that were changed where nobody can know" 0 "$RC"
  again; rewrite own.sql.gz 's/`v` int/`v` int unsigned zerofill/; s/`v` varchar(20)/`v` char(20)/'; rewrite own-rows-a.sql.gz "s/,42)/,-42)/"
  rewrite own-rows-b.sql.gz "s/,42)/,-42)/"
  verify
  expect "rc of a value that its column cannot hold" 28 "$RC"; expect error not-verified "$(get error)"; contains message "other rows" "$(get message)"
  again; rewrite own-after.sql.gz '/PROCEDURE/d'
  verify
  expect "rc of a missing routine" 28 "$RC"; contains message "routines" "$(get message)"
  again; rewrite own-rows-a.sql.gz 's/INSERT INTO `t` /INSERT INTO `nowhere` /'; rewrite own-rows-b.sql.gz 's/INSERT INTO `t` /INSERT INTO `nowhere` /'
  verify
  expect "rc of a failing statement" 28 "$RC"; contains message nowhere "$(get message)"
  again; rewrite own-rows-a.sql.gz "s/('another')/('a value of a row')/"; rewrite own-rows-b.sql.gz "s/('another')/('a value of a row')/"
  verify
  expect "rc of a row that is there twice" 28 "$RC"; contains message "Duplicate entry (values of rows are not shown)" "$(get message)"
  case $OUTPUT in *'a value of a row'*) problem "a value of a row is shown" ;; esac
  rm -rf "$T/kept"
}

test_verify_by_restore_says_when_the_scratch_directory_is_full() {
  source_server
  must src "CREATE TABLE beside.big (v LONGBLOB); INSERT INTO beside.big SELECT RANDOM_BYTES(1024) FROM information_schema.columns LIMIT 2000"
  job backup src
  rm -rf "$T/small"; mkdir "$T/small"; mount -t tmpfs -o size=60m tmpfs "$T/small"
  run verify BACKUP_DIR=/mnt/backup BACKUP_ID=b1 VERIFY=Restore SCRATCH=/mnt/small
  umount "$T/small"
  expect rc 22 "$RC"; expect error no-space "$(get error)"
}

test_verify_by_restore_never_touches_the_server_in_use() {
  source_server
  job backup src
  local before; before=$(q src "SELECT VARIABLE_VALUE FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Connections'")
  verify MYSQL_HOST=127.0.0.1 "MYSQL_PORT=${PORTS[src]}" "ROOT_PASSWORD=$ROOT_PW"
  expect rc 0 "$RC"
  expect connections "$((before + 1))" "$(q src "SELECT VARIABLE_VALUE FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Connections'")"
}
