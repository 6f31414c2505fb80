# shellcheck shell=bash
# shellcheck disable=SC2154  # the fixture sets NEW and its kin
# rename.sh: everything is under the new name, nothing is under the old one, and nothing is copied.

# shellcheck source=/dev/null
. "$here/rename-fixture.sh"

test_rename_brings_everything_under_the_new_name() {
  begin_ren; fill
  local spaces="SELECT space FROM information_schema.innodb_tables WHERE name LIKE '%parts%' OR name LIKE '%parent%' ORDER BY 1" before
  before=$(q ren "$spaces")
  picture "$DB" "$DBT" >"$T/before"
  must ren "SET GLOBAL log_output = 'TABLE', general_log = ON; TRUNCATE mysql.general_log"
  local log; log=$(q ren "SHOW BINARY LOG STATUS")
  rename
  expect "binary log" "$log" "$(q ren "SHOW BINARY LOG STATUS")"
  must ren "SET GLOBAL general_log = OFF"
  renamed; expect from "$DB" "$(get from)"; expect to "$NEW" "$(get to)"; expect tables 7 "$(get tables)"
  contains warning 'otus%' "$(get warning)"; expect warnings 1 "$(get warnings)"
  expect databases "$NEW" "$(databases)"
  picture "$NEW" "$NEWT" >"$T/after"
  called "$DB" <"$T/before" >"$T/before1"; called "$NEW" <"$T/after" >"$T/after1"
  expect difference "" "$(diff "$T/before1" "$T/after1" | cut -b 1-300 | head -n 40)"
  (($(wc -l <"$T/after1") > 150)) || problem "the picture is too small"
  expect "files of the tables" "$before" "$(q ren "$spaces")"
  expect "statements that copy" "" "$(q ren "SELECT LEFT(argument, 200) FROM mysql.general_log WHERE command_type = 'Query'
    AND argument REGEXP '^(ALTER TABLE|CREATE TABLE|INSERT|REPLACE|LOAD|OPTIMIZE)' AND argument NOT LIKE '%mysql.operator_rename%'")"
  expect login 2 "$(as app a ren "SELECT COUNT(*) FROM parent" "$NEW")"; expect role 2 "$(as r r ren "SELECT COUNT(*) FROM parent" "$NEW")"
  expect "view of a definer" 2 "$(q ren "SELECT COUNT(*) FROM an_owned" "$NEW")"; expect "v0" 4 "$(q ren "SELECT COUNT(*) FROM v0" "$NEW")"
  must ren "INSERT INTO child VALUES (3, 41, 2, 7)" "$NEW"
  expect "triggers" "t1 t2 ü;\\'// 3" "$(q ren "SELECT n FROM log" "$NEW" | tr '\n' ' ' | sed 's/ $//')"
  q ren "INSERT INTO beside.outer_child VALUES (77)" && problem "the foreign key from outside is gone"
  expect settings "0 ON 0" "$(q ren "SELECT @@offline_mode, @@event_scheduler, @@log_bin_trust_function_creators" | tr '\t' ' ')"
  local first=$MESSAGE
  rename LIFE=another
  renamed; expect "second run" "$first" "$MESSAGE"
}

test_rename_refuses_what_it_cannot_carry_and_changes_nothing() {
  # shellcheck disable=SC2016
  local DB='shop-x' DBQ='`shop-x`' DBT="'shop-x'" # the server takes no routine that names the odd one
  begin_ren
  must ren "CREATE TABLE t (id INT PRIMARY KEY, \`a\`\`b\` INT); INSERT INTO t VALUES (1, 2); CREATE TABLE gone (id INT);
    CREATE VIEW broken AS SELECT id FROM gone; DROP TABLE gone;
    CREATE VIEW aliased AS SELECT $DBQ.id FROM t $DBQ;
    CREATE PROCEDURE inside() SELECT * FROM $DBQ.t; CREATE PROCEDURE unharmed() SELECT $DBQ.id FROM t AS $DBQ /* $DBQ.t */;
    CREATE PROCEDURE dynamic() SET @s = '$(sql_text "SELECT * FROM $DBQ.t")';
    CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET @x = (SELECT MAX(id) FROM $DBQ . \`t\`);
    CREATE EVENT ev ON SCHEDULE EVERY 1 DAY DISABLE DO CALL $DBQ.inside();
    CREATE TABLE merged (id INT) ENGINE = MRG_MyISAM;
    SET foreign_key_checks = 0; CREATE TABLE orphan (p INT, FOREIGN KEY (p) REFERENCES nowhere (id)); SET foreign_key_checks = 1;
    CREATE VIEW beside.v AS SELECT id FROM $DBQ.t; CREATE PROCEDURE beside.p() DELETE FROM $DBQ.t;
    CREATE FUNCTION beside.f() RETURNS INT DETERMINISTIC RETURN (SELECT MAX(id) FROM $DBQ.t);
    CREATE TABLE beside.b (id INT); CREATE EVENT beside.e ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM $DBQ.t;
    CREATE TRIGGER beside.tr BEFORE INSERT ON beside.b FOR EACH ROW DELETE FROM $DBQ.t" "$DB"
  rename
  refused "12 reason(s)" "orphan_ibfk_1"
  local one
  for one in "foreign key orphan_ibfk_1" "view broken is invalid" "view aliased uses" "table merged" "procedure $DB.inside" "trigger $DB.tr" \
    "event $DB.ev" "view beside.v" "procedure beside.p" "function beside.f" "event beside.e" "trigger beside.tr"; do
    contains output "$one" "$OUTPUT"
  done
  case $OUTPUT in *unharmed*) problem "an alias and a comment count as the database" ;; esac
  contains output "procedure $DB.dynamic has" "$OUTPUT"
  expect databases "$DB" "$(databases)"; expect row 1 "$(q ren "SELECT COUNT(*) FROM t" "$DB")"
  expect marker 0 "$(q ren "SELECT COUNT(*) FROM information_schema.tables WHERE table_name LIKE 'operator_rename%'")"
  must ren "DROP DATABASE $DBQ"
}

test_rename_refuses_targets_and_names() {
  begin_ren
  must ren "CREATE TABLE t (id INT)" "$DB"
  rename TO=mysql; refused "server itself"; rename FROM=sys; refused "server itself"
  rename FROM=Nothing TO=nothing; refused "there is no database Nothing"
  rename FROM=nothing TO=nowhere; refused "there is no database nothing"
  rename FROM=nothing "TO=$DB"; refused "nothing tells that it was renamed"
  local long; printf -v long 'x%.0s' {1..65}
  rename "TO=$long"; refused "too long"
  must ren "CREATE DATABASE $NEWQ; CREATE PROCEDURE $NEWQ.p() SELECT 1"
  rename; refused "holds the routine p"
  must ren "DROP PROCEDURE $NEWQ.p; CREATE TABLE $NEWQ.u (id INT)"
  rename; refused "holds the table u"
  must ren "DROP TABLE $NEWQ.u; ALTER DATABASE $DBQ READ ONLY = 1"
  rename; refused "READ ONLY"
  must ren "ALTER DATABASE $DBQ READ ONLY = 0; CREATE LIBRARY $DBQ.l LANGUAGE JAVASCRIPT AS 'export function f() {}'"
  rename; refused "library"
  must ren "DROP LIBRARY $DBQ.l; SET GLOBAL super_read_only = ON"
  rename
  expect rc 36 "$RC"; expect error read-only "$(get error)"; expect databases "$NEW,$DB" "$(databases)"
  must ren "SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF; ALTER DATABASE $DBQ CHARACTER SET latin1 DEFAULT ENCRYPTION 'Y'"
  rename; renamed
  expect "empty target" "latin1 YES" "$(q ren "SELECT default_character_set_name, default_encryption FROM information_schema.schemata WHERE schema_name = $NEWT" | tr '\t' ' ')"
}

test_rename_unfinished_of_another_name_is_not_mixed_up() {
  begin_ren
  must ren "CREATE TABLE t (id INT)" "$DB"
  hold mysql '*--delimiter*--database=*'
  must ren "CREATE PROCEDURE p() SELECT 1" "$DB"
  background rename "$HELD"; held; kill_job
  expect "offline meanwhile" 1 "$(q ren "SELECT @@offline_mode")"
  rename TO=elsewhere
  expect rc 20 "$RC"; expect error unfinished "$(get error)"
  must ren "UPDATE mysql.operator_rename SET state = 'begun'; DROP DATABASE $NEWQ"
  rename TO=elsewhere LIFE=another
  expect "rc when nothing was changed" 0 "$RC"; expect settings "0 ON" "$(q ren "SELECT @@offline_mode, @@event_scheduler" | tr '\t' ' ')"
  rename FROM=elsewhere "TO=$DB"; expect "rc back" 0 "$RC"
  must ren "CREATE DATABASE elsewhere; CREATE TABLE elsewhere.t (id INT)"
  rename FROM=elsewhere "TO=$DB"; refused "holds the table t"
  must ren "DROP DATABASE elsewhere"
}

test_rename_with_one_name_finishes_what_began_and_tells_what_there_is() {
  begin_ren
  must ren "CREATE TABLE t (id INT)" "$DB"
  rename "TO=$DB"; renamed; expect to "$DB" "$(get to)"
  rename FROM=nothing TO=nothing; refused "no database nothing; it has" "beside"
  hold mysql '*--delimiter*--database=*'
  must ren "CREATE PROCEDURE p() SELECT 1" "$DB"
  background rename "$HELD"; held; kill_job
  rename "FROM=$DB"  "TO=$DB"; refused "no database $DB; it has"
  expect databases "$NEW" "$(databases)"
  rename "FROM=$NEW" "TO=$NEW"; renamed; expect tables "" "$(q ren "SELECT table_name FROM information_schema.tables WHERE table_schema = $DBT")"
  must ren "UPDATE mysql.operator_rename SET state = 'begun', offline = 'OFF'; SET GLOBAL offline_mode = ON"
  rename "FROM=$NEW" "TO=$NEW"; renamed
  expect "settings" "0" "$(q ren "SELECT @@offline_mode")"
}

test_rename_shuts_clients_out_and_ends_those_that_hold_locks() {
  begin_ren
  must ren "CREATE TABLE t (id INT); CREATE USER app@'%' IDENTIFIED BY 'a'; GRANT ALL ON $DBQ.* TO app@'%'" "$DB"
  as app a ren "SELECT SLEEP(60)" >/dev/null 2>&1 & local app=$!
  q ren "LOCK TABLES t READ; SELECT SLEEP(60)" "$DB" >/dev/null 2>&1 & local root=$!
  sleep 0.5
  hold mysql '*--delimiter*--database=*'
  must ren "CREATE PROCEDURE p() SELECT 1" "$DB"
  background rename "$HELD"; held
  contains "a new client" "offline mode" "$(as app a ren "SELECT 1" 2>&1)"
  release
  expect renamed true "$(get renamed "$(<"$T/message")")"; expect databases "$NEW" "$(databases)"
  wait "$app" && problem "the client's session lived on"
  wait "$root" && problem "root's session lived on"
  expect login 1 "$(as app a ren "SELECT 1")"
}

test_rename_drops_nothing_that_it_does_not_know() {
  begin_ren
  must ren "CREATE TABLE t (id INT); CREATE PROCEDURE p() SELECT 1" "$DB"
  hold mysql '*--delimiter*--database=*'
  background rename "$HELD"; held
  must ren "CREATE TABLE late (id INT); INSERT INTO late VALUES (1); CREATE VIEW v AS SELECT 1; INSERT INTO t VALUES (5)" "$DB"
  release
  expect error conflict "$(get error "$(<"$T/message")")"; contains message "table late, view v" "$(get message "$(<"$T/message")")"
  expect "both" "$NEW,$DB" "$(databases)"; expect row 5 "$(q ren "SELECT id FROM t" "$NEW")"; expect late 1 "$(q ren "SELECT id FROM late" "$DB")"
  must ren "DROP VIEW v; RENAME TABLE late TO $NEWQ.late" "$DB"
  rename; renamed
  expect databases "$NEW" "$(databases)"; expect offline 0 "$(q ren "SELECT @@offline_mode")"
}

test_rename_keeps_events_that_came_due_and_partial_revokes_and_names_stale_grants() {
  begin_ren
  must ren "CREATE TABLE t (id INT PRIMARY KEY); SET GLOBAL event_scheduler = OFF, partial_revokes = ON;
    CREATE EVENT due ON SCHEDULE AT NOW() + INTERVAL 1 SECOND DO INSERT INTO t VALUES (9);
    CREATE USER pr@'%', stale@'%'; GRANT SELECT, INSERT ON *.* TO pr@'%'; REVOKE INSERT ON $DBQ.* FROM pr@'%';
    CREATE TABLE gone (id INT); GRANT SELECT ON $DBQ.gone TO stale@'%'; DROP TABLE gone; DO SLEEP(1.5)" "$DB"
  rename; renamed
  expect warnings 1 "$(get warnings)"; contains warning "not carried: GRANT SELECT" "$(get warning)"
  contains restriction "REVOKE INSERT ON $NEWQ.*" "$(q ren "SHOW GRANTS FOR pr@'%'")"
  case $(q ren "SHOW GRANTS FOR pr@'%'") in *otus*) problem "the old name is still in the grants" ;; esac
  expect "scheduler" OFF "$(q ren "SELECT @@event_scheduler")"
  must ren "SET GLOBAL event_scheduler = ON; DO SLEEP(1)"
  expect "the event" 9 "$(q ren "SELECT id FROM t" "$NEW")"
  must ren "DROP USER pr@'%'; SET GLOBAL partial_revokes = OFF"
}
