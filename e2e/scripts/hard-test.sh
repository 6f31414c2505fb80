# shellcheck shell=bash
# backup.sh and restore.sh: what is hard to carry, and what happens at any moment. FULL=1 makes it longer; SEED chooses the moments.

restore() { job restore "$@"; }
SEED=${SEED:-$RANDOM}
moments() { # moments COUNT FROM TO: seconds with two digits, the same for the same SEED
  echo "seed $SEED"
  mapfile -t MOMENTS < <(awk -v seed="$SEED" -v n="$1" -v from="$2" -v to="$3" \
    'BEGIN { srand(seed); for (i = 0; i < n; i++) printf "%.2f\n", from + rand() * (to - from) }')
}

definitions() { # definitions SERVER DATABASE: as the server prints them, and a checksum of the rows of each table
  MYSQL_PWD=$ROOT_PW chroot "$ROOTFS" mysqldump --no-defaults --protocol=TCP --host=127.0.0.1 "--port=${PORTS[$1]}" --user=root \
    --set-gtid-purged=OFF --skip-comments --no-tablespaces --no-data --routines --events -- "$2" |
    sed 's/ AUTO_INCREMENT=[0-9]*//; s/ CHARACTER SET latin1 COLLATE/ COLLATE/'
  local names; names=$(q "$1" "SELECT GROUP_CONCAT('\`', table_name, '\`' ORDER BY table_name) FROM information_schema.tables
    WHERE table_schema = '$(sql_text "$2")' AND table_type = 'BASE TABLE'")
  q "$1" "CHECKSUM TABLE $names" "$2" | sed 's/.*\.//'
}
same() { # same SERVER SERVER
  definitions "$1" "$DB" >"$T/before"; definitions "$2" "$DB" >"$T/after"
  [ -s "$T/before" ] || problem "nothing to compare"
  expect difference "" "$(diff "$T/before" "$T/after" | cut -b 1-200 | head -n 20)"
}

test_hard_values_come_back_as_they_were() {
  source_server
  local pairs; pairs=$(for a in {0..255}; do for b in {0..255}; do printf '%02x%02x' "$a" "$b"; done; done)
  printf '%s' "SET SESSION sql_mode = ''; CREATE TABLE bytes (id INT PRIMARY KEY, b LONGBLOB, v VARBINARY(600), f BINARY(4), bits BIT(64), one BIT(1));
    INSERT INTO bytes VALUES (1, x'$pairs', x'${pairs:0:1024}', x'00', ~0, 1), (2, '', '', '', 0, 0), (3, NULL, NULL, NULL, NULL, NULL),
      (4, x'c3', x'e282', x'f09f98', b'1', 0), (5, x'5c27', x'c35c', x'270a', 92, 1);
    CREATE TABLE texts (id INT PRIMARY KEY, u LONGTEXT CHARACTER SET utf8mb4, l TEXT CHARACTER SET latin1, s VARCHAR(20) CHARACTER SET utf16);
    INSERT INTO texts VALUES (1, 'ü€😀 \\\\ \\' \" \\0 \\n \\r \\Z \\t ; -- /* */ \`', 'ü\\\\', '€😀'), (2, '''', '', '\\\\');
    CREATE TABLE dates (id INT PRIMARY KEY, d DATE, t DATETIME, s TIMESTAMP NULL);
    INSERT INTO dates VALUES (1, '0000-00-00', '0000-00-00 00:00:00', '0000-00-00 00:00:00'), (2, '2020-00-10', '2020-02-00 00:00:00', NULL);
    CREATE TABLE zero (id INT AUTO_INCREMENT PRIMARY KEY, v INT); INSERT INTO zero (v) VALUES (1); UPDATE zero SET id = 0;
    CREATE TABLE gen (id INT PRIMARY KEY, j JSON, g INT AS (j->'$.a') STORED, w INT AS (id + 1) VIRTUAL, hidden INT INVISIBLE, KEY (w));
    INSERT INTO gen (id, j, hidden) VALUES (1, '{\"a\": 7, \"b\": [1.5, \"\\\\u0000 ü\", null]}', 5);
    CREATE TABLE keyless (v INT); INSERT INTO keyless VALUES (3), (1), (3), (NULL);
    CREATE TABLE \`line
break\` (\`c
d\` INT); INSERT INTO \`line
break\` VALUES (4)" >"$T/values.sql"
  MYSQL_PWD=$ROOT_PW chroot "$ROOTFS" mysql --no-defaults --protocol=TCP --host=127.0.0.1 "--port=${PORTS[src]}" --user=root \
    --default-character-set=utf8mb4 --binary-mode "$DB" <"$T/values.sql" || problem "the values cannot be written"
  expect "bytes in the source" 131072 "$(q src "SELECT LENGTH(b) FROM bytes WHERE id = 1" "$DB")"
  job backup src FINAL=true
  expect rc 0 "$RC"
  server dst
  restore dst
  expect rc 0 "$RC"; expect warnings 0 "$(get warnings)"
  same src dst
  expect "a row of zero" 0 "$(q dst "SELECT id FROM zero" "$DB")"
}

test_hard_row_of_sixteen_megabytes() {
  source_server
  must src "SET GLOBAL max_allowed_packet = 67108864"
  must src "CREATE TABLE $DBQ.wide (id INT PRIMARY KEY, b LONGBLOB); INSERT INTO $DBQ.wide VALUES (1, REPEAT(x'00ff275c', 4194304)), (2, 'x')"
  job backup src
  expect rc 0 "$RC"
  server dst
  restore dst
  expect rc 0 "$RC"; expect length 16777216 "$(q dst "SELECT LENGTH(b) FROM wide WHERE id = 1" "$DB")"
  same src dst
}

test_hard_empty_database_comes_back_empty() {
  source_server
  must src "DROP DATABASE beside; DROP TABLE $DBQ.t"
  job backup src
  expect rc 0 "$RC"; expect tables 0 "$(get tables)"
  server dst
  restore dst
  expect rc 0 "$RC"; expect collation latin1_german1_ci "$(q dst "SELECT default_collation_name FROM information_schema.schemata WHERE schema_name = $DBT")"
}

# A table of more than 8 MB, see LARGE in restore-rows.sh, with keys of every kind
large_tables() {
  must src "CREATE TABLE parent (id INT PRIMARY KEY); INSERT INTO parent VALUES (1), (2);
    CREATE TABLE numbers (i INT AUTO_INCREMENT PRIMARY KEY, f INT); INSERT INTO numbers (f) SELECT 1 FROM information_schema.columns LIMIT 3000;
    CREATE TABLE large (id BIGINT AUTO_INCREMENT PRIMARY KEY, a VARCHAR(300) NOT NULL, b INT, \`c \`\`odd, KEY\` VARCHAR(40), t TEXT,
      UNIQUE KEY second (b, id), KEY \`first \`\`,(x\` (\`c \`\`odd, KEY\`(3) DESC, b) COMMENT 'it''s, a (comment)', UNIQUE KEY (id, a(10)),
      KEY expression ((b * 2)), KEY hidden (a) INVISIBLE) ENGINE = InnoDB;
    INSERT INTO large (a, b, \`c \`\`odd, KEY\`, t) SELECT HEX(RANDOM_BYTES(150)), i, LEFT(SHA2(i, 256), 40), 'x' FROM numbers;
    INSERT INTO large (a, b, t) SELECT a, b + 10000, HEX(RANDOM_BYTES(1000)) FROM large; INSERT INTO large (a, b, t) SELECT a, b + 100000, t FROM large;
    CREATE TABLE child (id INT PRIMARY KEY, p INT, t TEXT, KEY (p), FOREIGN KEY (p) REFERENCES parent (id));
    INSERT INTO child SELECT i, 1 + i % 2, REPEAT(HEX(RANDOM_BYTES(1000)), 2) FROM numbers;
    CREATE TABLE counted (n INT AUTO_INCREMENT, id INT PRIMARY KEY, t TEXT, KEY (n), FULLTEXT KEY (t));
    INSERT INTO counted (id, t) SELECT i, REPEAT(HEX(RANDOM_BYTES(1000)), 2) FROM numbers" "$DB"
}

test_hard_keys_of_large_tables_are_what_they_were() {
  source_server
  large_tables
  job backup src
  expect rc 0 "$RC"
  server dst --log-bin=/mnt/data-dst/binlog
  restore dst
  expect rc 0 "$RC"; contains log "the keys of 1 large tables" "$OUTPUT"
  same src dst
  expect "durable commits" 1 "$(q dst "SELECT @@global.innodb_flush_log_at_trx_commit")"
  expect "a check of the table" OK "$(q dst "CHECK TABLE large" "$DB" | cut -f 4)"
  rm -rf "$T/kept-large"; cp -a "$T/backup" "$T/kept-large"
}

test_hard_server_killed_while_it_is_restored_comes_up_and_starts_over() {
  source_server
  [ -d "$T/kept-large" ] || { large_tables; job backup src; cp -a "$T/backup" "$T/kept-large"; }
  rm -rf "$T/backup"; cp -a "$T/kept-large" "$T/backup"
  server dst
  local moment
  moments "$((${FULL:-0} ? 10 : 3))" 0.8 4
  for moment in "${MOMENTS[@]}"; do
    background restore dst
    sleep "$moment"; stop dst KILL; kill_job
    begin dst || return 0
    expect "not done after a kill at $moment s" 0 "$(q dst "SELECT COUNT(*) FROM mysql.operator_restore WHERE state = 'done'" 2>/dev/null || echo 0)"
  done
  restore dst
  expect rc 0 "$RC"; expect "durable commits" 1 "$(q dst "SELECT @@global.innodb_flush_log_at_trx_commit")"
  expect tables 7 "$(get tables)"
  expect rows 12000 "$(q dst "SELECT COUNT(*) FROM large" "$DB")"
  expect keys 6 "$(q dst "SELECT COUNT(DISTINCT index_name) FROM information_schema.statistics WHERE table_name = 'large'")"
}

test_hard_backup_killed_at_random_never_spoils_another() {
  source_server
  must src "CREATE TABLE filler (b LONGBLOB); INSERT INTO filler SELECT RANDOM_BYTES(1000) FROM information_schema.columns LIMIT 3000" "$DB"
  job backup src BACKUP_ID=b0; local sum moment; sum=$(get sha256)
  moments "$((${FULL:-0} ? 20 : 4))" 0.1 4
  for moment in "${MOMENTS[@]}"; do
    background job backup src BACKUP_ID=b1
    sleep "$moment"; kill_job
    inventory
    expect "b0 after a kill at $moment" "$sum" "$(get "backups.$(($(get backups.#) - 1)).sha256")"; expect broken none "$(get broken)"
  done
  job backup src BACKUP_ID=b2
  expect rc 0 "$RC"; expect parts "" "$(cd "$T/backup" && ls -d ./*.part 2>/dev/null)"
}

test_hard_money_that_moves_during_a_backup_is_neither_lost_nor_made() {
  source_server
  must src "CREATE TABLE a (id INT PRIMARY KEY, money INT); CREATE TABLE z (id INT PRIMARY KEY, money INT);
    CREATE TABLE middle (b LONGBLOB); INSERT INTO middle SELECT RANDOM_BYTES(1000) FROM information_schema.columns LIMIT 3000;
    INSERT INTO a SELECT n, 100 FROM (WITH RECURSIVE c AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM c WHERE n < 99) SELECT * FROM c) AS k;
    INSERT INTO z SELECT * FROM a" "$DB"
  : >"$T/moving"
  { while [ -e "$T/moving" ]; do
      echo "BEGIN; UPDATE a SET money = money - 7 WHERE id = $((RANDOM % 100)); UPDATE z SET money = money + 7 WHERE id = $((RANDOM % 100)); COMMIT;"
    done; } | MYSQL_PWD=$ROOT_PW chroot "$ROOTFS" mysql --no-defaults --protocol=TCP --host=127.0.0.1 "--port=${PORTS[src]}" --user=root "$DB" &
  local mover=$! before after
  before=$(q src "SELECT SUM(money) FROM a" "$DB")
  job backup src
  expect rc 0 "$RC"
  after=$(q src "SELECT SUM(money) FROM a" "$DB")
  rm "$T/moving"; wait "$mover" || problem "the mover failed"
  [ "$before" != "$after" ] || problem "no money moved during the backup"
  server dst
  restore dst
  expect money 20000 "$(q dst "SELECT (SELECT SUM(money) FROM a) + (SELECT SUM(money) FROM z)" "$DB")"
}

test_hard_five_thousand_tables() {
  [ -n "${FULL:-}" ] || { echo "only with FULL=1"; return 0; }
  source_server
  for ((i = 0; i < 5000; i++)); do echo "CREATE TABLE t$i (id INT PRIMARY KEY, v INT, KEY (v)); INSERT INTO t$i VALUES ($i, $i);"; done |
    MYSQL_PWD=$ROOT_PW chroot "$ROOTFS" mysql --no-defaults --protocol=TCP --host=127.0.0.1 "--port=${PORTS[src]}" --user=root "$DB"
  job backup src
  expect rc 0 "$RC"; expect tables 5002 "$(get tables)"
  server dst
  restore dst
  expect rc 0 "$RC"; expect tables 5002 "$(get tables)"
  expect "a row" 4999 "$(q dst "SELECT v FROM t4999" "$DB")"
}

test_hard_restore_through_few_connections() {
  source_server
  large_tables
  job backup src
  server dst
  must dst "SET GLOBAL max_user_connections = 1"
  restore dst
  expect rc 0 "$RC"; expect rows 12000 "$(q dst "SELECT COUNT(*) FROM large" "$DB")"
  same src dst
}
