# shellcheck shell=bash
# restore.sh: every value is afterwards what it was before, to the last bit.

restore() { job restore "$@"; }

# sums SERVER DATABASE: of all rows as they are stored; mysqldump itself would show rounded numbers on both sides
sums() {
  local name names=''
  while IFS= read -r name; do names+="${names:+, }$name"; done < <(q "$1" "SELECT CONCAT('\`', REPLACE(table_schema, '\`', '\`\`'), '\`.\`',
    REPLACE(table_name, '\`', '\`\`'), '\`') FROM information_schema.tables
    WHERE table_schema IN ($2, 'beside') AND table_type = 'BASE TABLE' ORDER BY table_schema, table_name")
  q "$1" "CHECKSUM TABLE $names"
}

test_restore_brings_floats_back_exactly() {
  source_server
  must src "CREATE TABLE f (id INT UNSIGNED ZEROFILL AUTO_INCREMENT PRIMARY KEY, f FLOAT UNIQUE, gen DOUBLE AS (f * 2) STORED, fu FLOAT UNSIGNED,
      fmd FLOAT(10,2), fz FLOAT(12,3) ZEROFILL, fp FLOAT(53), d DOUBLE, dmd DOUBLE(20,5), vgen FLOAT AS (fu + 1) VIRTUAL,
      \`odd \`\` \"' , ; %s ü
CREATE TABLE \\\\ x\` FLOAT, hidden FLOAT INVISIBLE, bits BIT(9), bool BIT(1), bin BINARY(5), vb VARBINARY(10), bl LONGBLOB, lt LONGTEXT CHARACTER SET utf8mb4,
      l1 TEXT CHARACTER SET latin1, g GEOMETRY, p POINT SRID 4326, j JSON, e ENUM('a','ü') CHARACTER SET latin1, s SET('x','y'), y YEAR,
      dt DATETIME(6), ts TIMESTAMP(3) NULL, ti TIME(2), de DECIMAL(65,30), bu BIGINT UNSIGNED, ve VECTOR(3), at DATE DEFAULT (CURRENT_DATE))" "$DB"
  must src "SET NAMES utf8mb4; INSERT INTO f (f, fu, fmd, fz, fp, d, dmd, bits, bool, bin, vb, bl, lt, l1, g, p, j, e, s, y, dt, ts, ti, de, bu, ve) VALUES
    (5592405.5, 16777215, 99999999.99, 0.125, 0.1, 0.1, 123456789012345.12345, b'100000001', b'1', x'00ff', x'00', REPEAT(x'ff000a', 60000),
      REPEAT('ü€😀', 20000), REPEAT('ü', 65535), ST_GeomFromText('POINT(1 2)'), ST_GeomFromText('POINT(1 2)', 4326), '{\"a\": 1.0}', 'ü', 'x,y', 1999,
      '2020-02-01 01:02:03.123456', '2020-01-01 00:00:00.5', '-800:01:02.5',
      12345678901234567890123456789012345.123456789012345678901234567891, 18446744073709551615, TO_VECTOR('[1,2,3.3]'));
    INSERT INTO f (f, fu, fmd, d) VALUES (5592405, 1.17549435e-38, -0.01, 1.7976931348623157e308), (0, 3.4028234663852886e38, 12345.67, 5e-324),
      (-3.4028234663852886e38, NULL, NULL, -1e-308), (1.4e-45, 0, 0, 2.2250738585072014e-308), (NULL, 0.1, 9999999.4, 0.30000000000000004);
    UPDATE f SET hidden = f, \`odd \`\` \"' , ; %s ü
CREATE TABLE \\\\ x\` = fu;
    CREATE TABLE child (f INT UNSIGNED, FOREIGN KEY (f) REFERENCES f (id)); INSERT INTO child VALUES (1);
    CREATE TABLE parent (id INT PRIMARY KEY); CREATE TABLE \`f%_'\`
      (v FLOAT, p INT, FOREIGN KEY (p) REFERENCES parent (id)); INSERT INTO parent VALUES (9); INSERT INTO \`f%_'\` VALUES (0.123456789, 9);
    CREATE TABLE log (n INT);
    CREATE TRIGGER tr BEFORE INSERT ON f FOR EACH ROW INSERT INTO log VALUES (1);
    CREATE TABLE parts (a INT, f FLOAT) PARTITION BY HASH (a) PARTITIONS 4; INSERT INTO parts VALUES (1, 0.1), (2, 1234567.8), (3, 33554430);
    CREATE TABLE bare (f FLOAT); CREATE TABLE beside.m (f FLOAT) ENGINE = MyISAM; INSERT INTO beside.m VALUES (1e10/3), (5592405.5);
    CREATE TABLE beside.M (a INT); INSERT INTO beside.M VALUES (1); CREATE TABLE \`fl©\` (a INT, f FLOAT); CREATE TABLE \`flé\` (a INT);
    INSERT INTO \`flé\` VALUES (7); CREATE VIEW \`FL©\` AS SELECT f FROM parts;
    CREATE PROCEDURE confusing() SELECT '
CREATE TABLE \`flé\` (
CREATE TABLE \`f\` ('" "$DB"
  job backup src FINAL=true
  expect rc 0 "$RC"; expect warnings 0 "$(get warnings)"; expect tables 13 "$(get tables)"
  server dst
  restore dst DATABASE=copy
  expect rc 0 "$RC"
  expect tables 13 "$(get tables)"; expect triggers 1 "$(q dst "SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema = 'copy'")"
  expect rows 6 "$(q dst "SELECT COUNT(*) FROM copy.f")"
  expect exact 5592405.5 "$(q dst "SELECT f * 1e0 FROM copy.f WHERE id = 1")"
  sums src "$DBT" | sed 's/.*\.//' >"$T/before"; sums dst "'copy'" | sed 's/.*\.//' >"$T/after"
  expect "number of sums" 13 "$(wc -l <"$T/before")"
  expect difference "" "$(diff "$T/before" "$T/after")"
}

test_restore_brings_back_hashes_of_any_bytes() {
  source_server
  must src "CREATE USER bytes@'%' IDENTIFIED WITH caching_sha2_password AS
    0x244124303035240A0D1A27225C7F01090B0C60233B2D2D2F2A2025$(printf '2e%.0s' {1..43})"
  job backup src
  contains hash " AS 0x2441243030352" "$(zcat "$T/backup/b1/accounts.sql.gz")"
  server dst
  restore dst
  expect rc 0 "$RC"; expect warnings 0 "$(get warnings)"
  local hash="SELECT HEX(authentication_string), plugin FROM mysql.user WHERE user = 'bytes'"
  contains hash 0A0D1A27225C7F "$(q src "$hash")"
  expect hash "$(q src "$hash")" "$(q dst "$hash")"
  must src "DROP USER bytes@'%'"
}
