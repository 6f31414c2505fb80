# shellcheck shell=bash
# What the tests of rename.sh share: a database with everything that one can hold, and a picture of it.

# shellcheck disable=SC2016,SC1003
NEW='new %db_ `"'"'"'€' NEWQ='`new %db_ ``"'"'"'€`'
NEWT="'$(sql_text "$NEW")'"

rename() { job rename ren "FROM=$DB" "TO=$NEW" TABLES_AT_ONCE=3 LOCK_TIMEOUT_SECONDS=12 "$@"; } # rename VARIABLE=VALUE...
renamed() { expect rc 0 "$RC"; expect renamed true "$(get renamed)"; }
refused() { # refused TEXT...: nothing but the settings was touched, and they are back
  local one
  expect rc 20 "$RC"; expect error refused "$(get error)"
  for one; do contains message "$one" "$(get message)"; done
  expect "settings" "OFF ON" "$(q ren "SELECT IF(@@offline_mode, 'ON', 'OFF'), @@event_scheduler" | tr '\t' ' ')"
}
databases() { q ren "SELECT GROUP_CONCAT(schema_name ORDER BY 1) FROM information_schema.schemata WHERE schema_name IN ($DBT, $NEWT)"; }

begin_ren() { # a server "ren", with an empty database of the odd name
  if [ -z "${PIDS[ren]:-}" ]; then server ren --event-scheduler=ON; fi
  local account
  must ren "SET foreign_key_checks = 0; DROP DATABASE IF EXISTS beside; DROP DATABASE IF EXISTS $NEWQ; DROP DATABASE IF EXISTS $DBQ; DROP DATABASE IF EXISTS elsewhere;
    DROP TABLE IF EXISTS mysql.operator_rename; DROP TABLE IF EXISTS mysql.operator_rename_objects; SET GLOBAL offline_mode = OFF"
  q ren "SELECT CONCAT(QUOTE(user), '@', QUOTE(host)) FROM mysql.user WHERE user NOT IN ('root') AND user NOT LIKE 'mysql.%'" |
    while IFS= read -r account; do q ren "DROP USER $account" </dev/null; done
  must ren "CREATE DATABASE $DBQ CHARACTER SET utf8mb4 COLLATE utf8mb4_german2_ci; CREATE DATABASE beside"
}

fill() { # everything that a database can hold
  must ren "
    CREATE TABLE beside.u (id INT PRIMARY KEY); INSERT INTO beside.u VALUES (7);
    CREATE TABLE parent (id INT AUTO_INCREMENT PRIMARY KEY, v VARCHAR(50) COMMENT 'c''\"\\\\', b LONGBLOB, f FLOAT, j JSON,
      g DOUBLE AS (f * 2) STORED, w DOUBLE AS (f + 1) VIRTUAL, KEY (g), CONSTRAINT positive CHECK (f > -1)) COMMENT = 'ü' AUTO_INCREMENT = 41;
    INSERT INTO parent (v, b, f, j) VALUES ('grüße € 😀', UNHEX(REPEAT('00ff27', 3000)), 5592405.5, '[1]'), (NULL, '', 0.1, NULL);
    CREATE TABLE child (id INT PRIMARY KEY, p INT, up INT, u INT, FOREIGN KEY (p) REFERENCES parent (id) ON DELETE CASCADE,
      CONSTRAINT self FOREIGN KEY (up) REFERENCES child (id), FOREIGN KEY (u) REFERENCES beside.u (id));
    INSERT INTO child VALUES (1, 41, NULL, 7), (2, 42, 1, 7);
    CREATE TABLE beside.outer_child (p INT, FOREIGN KEY (p) REFERENCES $DBQ.parent (id)); INSERT INTO beside.outer_child VALUES (42);
    CREATE TABLE parts (id INT, f FLOAT) PARTITION BY HASH (id) PARTITIONS 4; INSERT INTO parts VALUES (1, 0.1), (2, 1234567.8);
    CREATE TABLE texts (id INT PRIMARY KEY, t TEXT, g GEOMETRY NOT NULL SRID 0, FULLTEXT (t), SPATIAL INDEX (g));
    INSERT INTO texts VALUES (1, 'the quick fox', POINT(1, 2));
    CREATE TABLE \`o\`\`d.d \"'%_\$x €\` (\`c\`\`.\" 'x\` INT PRIMARY KEY); INSERT INTO \`o\`\`d.d \"'%_\$x €\` VALUES (42);
    CREATE TABLE my (id INT) ENGINE = MyISAM; INSERT INTO my VALUES (5); CREATE TABLE log (n VARCHAR(100))" "$DB"
  must ren "
    CREATE TRIGGER t2 BEFORE INSERT ON child FOR EACH ROW INSERT INTO log VALUES ('t2');
    CREATE TRIGGER $DBQ.t1 BEFORE INSERT ON $DBQ.child FOR EACH ROW PRECEDES t2 /* it's \`x */ INSERT INTO log VALUES ('t1')" "$DB"
  must ren "DELIMITER //
    CREATE TRIGGER \`t 3 \`\`ü\` AFTER INSERT ON child FOR EACH ROW BEGIN -- don't; \`
      /* ' */ INSERT INTO log VALUES ('ü;\\\\''//'); # x\"
    END//
    CREATE TRIGGER t4 AFTER INSERT ON child FOR EACH ROW FOLLOWS \`t 3 \`\`ü\` INSERT INTO log VALUES (NEW.id)//
    CREATE PROCEDURE many(IN n INT, OUT \`o ü\` ENUM('a','b')) SQL SECURITY INVOKER COMMENT 'it''s' MODIFIES SQL DATA
    BEGIN
      -- a comment; it's kept
      IF n > 0 THEN SELECT ';;', \"x\", 'back\\\\slash', /* here */ n; END IF; DELETE FROM log WHERE n = 'no';
    END//
    CREATE DEFINER = gone@'%' PROCEDURE P2() SELECT COUNT(*) FROM parent//
    SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT'//
    CREATE PROCEDURE modes() SELECT 'a\\' || \"id\" FROM \"parent\"//
    SET sql_mode = DEFAULT//
    ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_german1_ci//
    CREATE FUNCTION old_collation(a VARCHAR(9)) RETURNS VARCHAR(9) DETERMINISTIC RETURN a//
    ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_german2_ci//
    CREATE FUNCTION f(a INT) RETURNS INT DETERMINISTIC RETURN a + 1//
    SET GLOBAL log_bin_trust_function_creators = ON//
    CREATE FUNCTION loose() RETURNS DOUBLE NOT DETERMINISTIC RETURN RAND()//
    SET GLOBAL log_bin_trust_function_creators = OFF//
    SET NAMES latin1//
    CREATE PROCEDURE in_latin1() SELECT '$(printf '\xfc')'//
    CREATE TRIGGER tr_latin1 BEFORE DELETE ON child FOR EACH ROW INSERT INTO log VALUES ('$(printf '\xfc')')//
    CREATE VIEW \`v$(printf '\xfc')\` AS SELECT '$(printf '\xfc')' AS \`$(printf '\xfc')\`, id, '\`$(sql_text "$DB")\`.x' AS s FROM parent//" "$DB"
  must ren "CREATE USER definer@localhost, \`otus-db \$x\`@localhost; GRANT SELECT ON $DBQ.parent TO definer@localhost;
    CREATE VIEW v1 AS SELECT id, f(id) AS f FROM parent WHERE $DBQ.f(1) = 2;
    CREATE DEFINER = \`otus-db \$x\`@localhost SQL SECURITY INVOKER VIEW v0 AS SELECT v.id FROM v1 v JOIN beside.u JOIN $DBQ.child c;
    CREATE ALGORITHM = MERGE VIEW checked (a, \`b \`\`c\`) AS SELECT id, v FROM parent WHERE id > 0 WITH CASCADED CHECK OPTION;
    CREATE DEFINER = definer@localhost VIEW owned AS SELECT id FROM parent; CREATE VIEW an_owned AS SELECT id FROM owned;
    CREATE DEFINER = gone@'%' VIEW by_gone AS SELECT id FROM parent;
    CREATE VIEW \`a view\` AS WITH c AS (SELECT id FROM parent) SELECT c.id FROM c JOIN my USING (id);
    CREATE EVENT on_event ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01' ON COMPLETION PRESERVE COMMENT 'c' DO DELETE FROM log;
    CREATE DEFINER = gone@'%' EVENT \`off \`\`ü\` ON SCHEDULE AT '2031-01-01' DISABLE DO DELETE FROM child;
    SET sql_mode = 'ANSI_QUOTES', time_zone = '+03:00';
    CREATE EVENT once ON SCHEDULE AT '2032-01-01' DO DELETE FROM \"log\" WHERE n = '|DISABLED|'" "$DB"
  local wild; wild=${DBQ//_/\\_}
  must ren "CREATE ROLE reader; GRANT SELECT ON $DBQ.* TO reader; CREATE USER r@'%' IDENTIFIED BY 'r' DEFAULT ROLE reader;
    CREATE USER app@'%' IDENTIFIED BY 'a'; GRANT ALL ON $wild.* TO app@'%' WITH GRANT OPTION;
    CREATE USER 'o''dd \"u\`'@'10.%'; GRANT SELECT (id, v), INSERT, UPDATE (v) ON $DBQ.parent TO 'o''dd \"u\`'@'10.%' WITH GRANT OPTION;
    GRANT EXECUTE, ALTER ROUTINE ON PROCEDURE $DBQ.many TO 'o''dd \"u\`'@'10.%'; GRANT EXECUTE ON FUNCTION $DBQ.f TO 'o''dd \"u\`'@'10.%';
    GRANT SELECT ON $DBQ.v1 TO 'o''dd \"u\`'@'10.%'; GRANT SELECT ON beside.* TO app@'%'; GRANT INSERT ON \`otus%\`.* TO r@'%'"
}

picture() { # picture DATABASE DATABASE-AS-TEXT: all that should be the same afterwards
  local table schema columns all="SET time_zone = '+00:00', information_schema_stats_expiry = 0; "
  MYSQL_PWD=$ROOT_PW chroot "$ROOTFS" mysqldump --no-defaults --protocol=TCP --host=127.0.0.1 "--port=${PORTS[ren]}" --user=root \
    --set-gtid-purged=OFF --routines --hex-blob --skip-comments --order-by-primary --skip-opt --create-options --no-tablespaces \
    --ignore-table="$1.by_gone" --no-create-info --skip-triggers -- "$1"
  while read -r table schema columns; do
    all+="SELECT '== $table'; SELECT $columns FROM information_schema.$table WHERE $schema = $2 ORDER BY 1, 2, 3, 4; "
  done <<<"TABLES table_schema TABLE_NAME, ENGINE, ROW_FORMAT, AUTO_INCREMENT, TABLE_COLLATION, CREATE_OPTIONS, TABLE_COMMENT
COLUMNS table_schema *
STATISTICS table_schema TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX, COLUMN_NAME, INDEX_TYPE
REFERENTIAL_CONSTRAINTS unique_constraint_schema *
REFERENTIAL_CONSTRAINTS constraint_schema *
CHECK_CONSTRAINTS constraint_schema *
TRIGGERS trigger_schema *
ROUTINES routine_schema *
PARAMETERS specific_schema *
VIEWS table_schema *
PARTITIONS table_schema TABLE_NAME, PARTITION_NAME, PARTITION_METHOD, PARTITION_EXPRESSION
EVENTS event_schema *
SCHEMATA schema_name *"
  q ren "$all" | cat -v |
    sed -E 's/\t202[0-9-]+ [0-9:.]+\t202[0-9-]+ [0-9:.]+\t/\t<altered>\t/; s/\t202[0-9-]+ [0-9:.]+/\t<created>/g'
  q ren "SELECT GROUP_CONCAT(CONCAT('\`', REPLACE(table_name, '\`', '\`\`'), '\`') ORDER BY table_name) FROM information_schema.tables
    WHERE table_schema = $2 AND table_type = 'BASE TABLE'" >"$T/names"
  q ren "CHECKSUM TABLE $(<"$T/names")" "$1"
  q ren "SELECT * FROM mysql.db ORDER BY 1, 2, 3; SELECT * FROM mysql.default_roles; SELECT * FROM mysql.role_edges;
    SELECT host, db, user, table_name, table_priv, column_priv FROM mysql.tables_priv ORDER BY 1, 2, 3, 4;
    SELECT host, db, user, table_name, column_name, column_priv FROM mysql.columns_priv ORDER BY 1, 2, 3, 4, 5;
    SELECT host, user, routine_name, routine_type, proc_priv FROM mysql.procs_priv ORDER BY 1, 2, 3"
  q ren "SELECT CONCAT(trigger_name, action_order) FROM information_schema.triggers WHERE trigger_schema = $2 ORDER BY 1"
}
called() { # called NAME: standard input with that name as a plain one: it is quoted in several ways
  local form forms=("$1" "${1//\`/\`\`}" "${1//_/\\_}" "${1//%/\\%}") escaped=${1//_/\\_}
  forms+=("${escaped//%/\\%}" "${1//\"/\\\"}" "${1//\'/\\\'}")
  NAMES=$(for form in "${forms[@]}"; do printf '%s\n' "$form" "${form//€/M-bM-^BM-,}" "${form//ü/M-CM-<}"; done) python3 -c '
import os, sys
text = sys.stdin.buffer.read()
for name in sorted(os.environb[b"NAMES"].split(b"\n"), key=len, reverse=True):
    if name: text = text.replace(name, b"<DB>")
sys.stdout.buffer.write(text)' | sort
}
