# shellcheck shell=bash
# Servers with odd settings, as people have them: every script works, to the last row, or says why not.

# odd OPTION...: a server "odd" with these and with everything in it, and an empty one "odd2" for its backup. Then both get GLOBALS.
odd() {
  local name
  for name in odd odd2; do server "$name" "$@" || return 0; done
  must odd "CREATE DATABASE $DBQ; CREATE DATABASE beside"
  must odd "CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(200) CHARACTER SET utf8mb4, f FLOAT);
    INSERT INTO t VALUES (1, 'it''s \\\\ \"a\" grüße € 😀', 0.1), (2, 'two', 5592405.5), (3, NULL, NULL);
    CREATE TABLE child (id INT PRIMARY KEY, p INT, FOREIGN KEY (p) REFERENCES t (id)); INSERT INTO child VALUES (1, 1), (2, 2);
    CREATE TABLE \`odd ü\`\`name\` (id INT PRIMARY KEY); INSERT INTO \`odd ü\`\`name\` VALUES (42), (43);
    CREATE TABLE log (id INT AUTO_INCREMENT PRIMARY KEY, n INT); CREATE TABLE beside.u (id INT PRIMARY KEY); INSERT INTO beside.u VALUES (7), (8);
    CREATE TRIGGER tr AFTER INSERT ON child FOR EACH ROW INSERT INTO log (n) VALUES (NEW.id);
    CREATE FUNCTION f(a INT) RETURNS VARCHAR(50) DETERMINISTIC RETURN CONCAT('it\\'s ', \"a \", a); CREATE PROCEDURE p() SELECT COUNT(*) FROM t;
    CREATE EVENT ev ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01' DO DELETE FROM log;
    CREATE VIEW w AS SELECT id, CONCAT('it\\'s \\\\ ü', id) AS x FROM t; CREATE VIEW w2 AS SELECT x FROM w; CREATE VIEW beside.w AS SELECT id FROM beside.u;
    CREATE USER app@'%' IDENTIFIED BY 'a'; GRANT SELECT, EXECUTE ON $DBQ.* TO app@'%'; CREATE ROLE reader; GRANT SELECT ON beside.* TO reader" "$DB"
  [ -z "${GLOBALS:-}" ] || for name in odd odd2; do must "$name" "$GLOBALS"; done
}

CALM="SET NAMES utf8mb4; SET SESSION sql_mode = '', autocommit = 1, sql_select_limit = 18446744073709551615, max_execution_time = 0, sql_big_selects = 1,
  sql_safe_updates = 0, transaction_read_only = 0;"
rows_of() { # rows_of SERVER DATABASE-IDENTIFIER: every row, and what the objects give
  q "$1" "$CALM SELECT id, v, f * 1e0 FROM $2.t ORDER BY 1; SELECT * FROM $2.child ORDER BY 1; SELECT * FROM $2.\`odd ü\`\`name\` ORDER BY 1;
    SELECT * FROM $2.log ORDER BY id; SELECT * FROM beside.u ORDER BY 1; SELECT * FROM $2.w ORDER BY 1; SELECT * FROM $2.w2 ORDER BY 1;
    SELECT * FROM beside.w ORDER BY 1; SELECT $2.f(3); CALL $2.p();
    START TRANSACTION; INSERT INTO $2.child VALUES (9, 2); SELECT n FROM $2.log ORDER BY id; ROLLBACK" 2>&1
}
all_of() { # all_of SERVER DATABASE-TEXT: what there is
  q "$1" "$CALM SELECT routine_name FROM information_schema.routines WHERE routine_schema = $2
    UNION ALL SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = $2
    UNION ALL SELECT CONCAT(event_name, status) FROM information_schema.events WHERE event_schema = $2
    UNION ALL SELECT table_name FROM information_schema.tables WHERE table_schema IN ($2, 'beside') UNION ALL SELECT user FROM mysql.user
    UNION ALL SELECT CONCAT(user, select_priv, execute_priv) FROM mysql.db WHERE user = 'app'" 2>&1 | sort | tr '\n' ' '
}

change_password() { # change_password OLD NEW
  run passwd MYSQL_HOST=127.0.0.1 "MYSQL_PORT=${PORTS[odd]}" EXPECTED_HOSTNAME=odd "OLD_PASSWORD=$1" "NEW_PASSWORD=$2" CONNECT_TIMEOUT_SECONDS=5
  expect "rc of passwd" 0 "$RC"
}

everything() { # rename, rename back, two rotations, a final backup, its restore under another name
  local wanted objects
  wanted=$(rows_of odd "$DBQ"); objects=$(all_of odd "$DBT")
  contains "the rows" "5592405.5" "$wanted"; contains "the rows" $'\n9' "$wanted"; contains "the objects" "evENABLED f " "$objects"
  job rename odd "FROM=$DB" TO=other; expect "rc of rename" 0 "$RC"; expect tables 4 "$(get tables)"
  expect "rows after the rename" "$wanted" "$(rows_of odd other)"; expect "objects after the rename" "$objects" "$(all_of odd "'other'")"
  expect "marker of the rename" "done" "$(q odd "$CALM SELECT state FROM mysql.operator_rename")"
  job rename odd FROM=other "TO=$DB"; expect "rc of rename back" 0 "$RC"
  change_password "$ROOT_PW" other
  contains "the old password" "ERROR 1045" "$(q odd 'DO 0' 2>&1)"
  change_password other "$ROOT_PW"
  job backup odd FINAL=true; expect "rc of backup" 0 "$RC"; expect "warnings of backup" 0 "$(get warnings)"
  expect "tables in the backup" 5 "$(get tables)"
  job restore odd2 DATABASE=copy; expect "rc of restore" 0 "$RC"; expect "warnings of restore" 0 "$(get warnings)"
  expect "rows restored" "$wanted" "$(rows_of odd2 copy)"; expect "objects restored" "$objects" "$(all_of odd2 "'copy'")"
  expect "marker of the restore" "done" "$(q odd2 "$CALM SELECT state FROM mysql.operator_restore")"
}

test_settings_that_sessions_begin_with() {
  local GLOBALS="SET GLOBAL sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT,IGNORE_SPACE,PAD_CHAR_TO_FULL_LENGTH', autocommit = 0,
    completion_type = 'RELEASE', transaction_read_only = ON, transaction_isolation = 'READ-UNCOMMITTED', sql_select_limit = 1, max_join_size = 1,
    sql_safe_updates = ON, sql_quote_show_create = OFF, group_concat_max_len = 4, default_storage_engine = MyISAM, max_error_count = 0,
    max_execution_time = 1, read_only = ON, wait_timeout = 1, net_read_timeout = 1, net_write_timeout = 1, lock_wait_timeout = 1, innodb_lock_wait_timeout = 1"
  odd
  everything
}

# One connection, which a client has; root has the one beside that.
test_settings_of_a_server_with_one_connection() {
  local GLOBALS="CREATE USER holder@'%' IDENTIFIED BY 'h'; SET GLOBAL max_user_connections = 1" holder name i
  odd --max-connections=1 --require-secure-transport=ON --skip-name-resolve --skip-log-bin --event-scheduler=DISABLED --sql-require-primary-key=ON \
    --sql-generate-invisible-primary-key=ON --explicit-defaults-for-timestamp=OFF --authentication-policy=sha256_password \
    --character-set-server=latin1 --collation-server=latin1_german1_ci --default-time-zone=+05:00
  for name in odd odd2; do
    as holder h "$name" 'DO SLEEP(300)' >/dev/null 2>&1 &
    holder+=" $!"
    for ((i = 0; i < 50; i++)); do
      [ "$(q "$name" "SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'holder'" 2>&1)" != 1 ] || break
      sleep 0.1
    done
  done
  everything
  # shellcheck disable=SC2086
  kill $holder 2>/dev/null || true
}

# Without the fixture: names that differ in case only are one here, and a database is called otherwise than the resource has it.
test_settings_of_a_server_that_takes_names_in_lower_case() {
  local DB=Otus-DB
  lower_server odd; lower_server odd2
  must odd "CREATE DATABASE \`Otus-DB\`; CREATE DATABASE Beside; CREATE TABLE Beside.U (id INT PRIMARY KEY); INSERT INTO Beside.U VALUES (7)"
  must odd "CREATE TABLE T (Id INT PRIMARY KEY, f FLOAT); INSERT INTO T VALUES (1, 0.1), (2, 5592405.5); CREATE VIEW W AS SELECT Id FROM T;
    CREATE FUNCTION F(a INT) RETURNS INT DETERMINISTIC RETURN a + 1; CREATE TRIGGER Tr BEFORE INSERT ON T FOR EACH ROW SET NEW.f = 1;
    CREATE USER app@'%' IDENTIFIED BY 'a'; GRANT SELECT ON \`Otus-DB\`.* TO app@'%'" "$DB"
  local wanted="1 0.1 2 5592410 1 2 3 7 1 "
  seen() { q "$1" "SELECT * FROM T ORDER BY 1; SELECT * FROM W ORDER BY 1; SELECT F(2); SELECT * FROM Beside.U;
    SELECT COUNT(*) FROM mysql.db WHERE user = 'app' AND db LIKE DATABASE()" "$2" 2>&1 | tr '\t\n' '  '; }
  expect "rows" "$wanted" "$(seen odd Otus-DB)"
  job rename odd FROM=Otus-DB TO=Other; expect "rc of rename" 0 "$RC"; expect "rows after the rename" "$wanted" "$(seen odd Other)"
  job rename odd FROM=Other TO=Otus-DB; expect "rc of rename back" 0 "$RC"
  job backup odd FINAL=true; expect "rc of backup" 0 "$RC"; expect "warnings of backup" "" "$(get warning)"; expect "tables in the backup" 2 "$(get tables)"
  job restore odd2 DATABASE=Copy; expect "rc of restore" 0 "$RC"; expect "warnings of restore" "" "$(get warning)"
  expect "rows restored" "$wanted" "$(seen odd2 Copy)"
  expect "databases" "beside copy " "$(q odd2 "SHOW DATABASES WHERE \`Database\` NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')" | tr '\n' ' ')"
}
lower_server() { # the template was initialised otherwise, and mysqld refuses to change that
  PORTS[$1]=${PORTS[$1]:-$((LAST_PORT += 1))}
  stop "$1" KILL; rm -rf "$T/data-$1"; mkdir "$T/data-$1"; chroot "$ROOTFS" chown mysql "/mnt/data-$1"
  chroot "$ROOTFS" mysqld --no-defaults --user=mysql "--datadir=/mnt/data-$1" --lower-case-table-names=1 --initialize-insecure \
    --init-file=/srv/init.sql --innodb-redo-log-capacity=8M --skip-log-bin 2>>"$T/mysqld-$1.log"
  begin "$1" --lower-case-table-names=1
}
