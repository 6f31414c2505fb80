# shellcheck shell=bash
# prune.sh: what is named goes, nothing else does, and never the last whole backup.

prune() { run prune BACKUP_DIR=/mnt/backup "$@"; }
left() { (cd "$T/backup" && echo *); }
sum() { get sha256 "$(cat "$T/backup/$1/record.json")"; }

three_backups() { # b1 b2 b3, b3 the newest; what they hold is of no interest here
  local id
  if [ ! -d "$T/three" ]; then source_server; job backup src; cp -a "$T/backup" "$T/three"; stop src; fi
  rm -rf "$T/backup"; mkdir "$T/backup"
  for id in 1 2 3; do
    cp -a "$T/three/b1" "$T/backup/b$id"; record "b$id" "s/\"id\":\"b1\"/\"id\":\"b$id\"/; s/\"completedAt\":\"2/\"completedAt\":\"3$id/"
  done
}
record() { # record ID SED-SCRIPT
  sed -i "$2" "$T/backup/$1/record.json"; (cd "$T/backup/$1" && sha256sum record.json >record.sha256)
}

test_prune_removes_what_is_named() {
  three_backups
  mkdir "$T/backup/b9.1.part" "$T/backup/b0.77.gone.part" "$T/backup/lost+found"
  prune "BACKUP_IDS=b1:$(sum b1) b2:$(sum b2) b8:$(sum b1)"
  expect rc 0 "$RC"; expect gone 2 "$(get gone.#)"; expect absent b8 "$(get absent.0)"
  expect "left: not what another attempt is writing" "b3 b9.1.part lost+found" "$(left)"
  prune "BACKUP_IDS=b1:$(sum b3) b2:$(sum b3)"
  expect "rc of a second run" 0 "$RC"; expect "absent then" 2 "$(get absentCount)"
}

test_prune_removes_nothing_when_one_is_not_what_was_meant() {
  three_backups
  local other=${T//?/0}; printf -v other '%064d' 0
  prune "BACKUP_IDS=b1:$(sum b1) b2:$other"
  expect rc 35 "$RC"; expect error other-backup "$(get error)"; expect left "b1 b2 b3" "$(left)"
  prune BACKUP_IDS=b1
  expect "rc without a checksum" 2 "$RC"
  prune "BACKUP_IDS=../backup:$other"
  expect "rc of a path" 2 "$RC"; expect left "b1 b2 b3" "$(left)"
}

test_prune_removes_a_backup_of_which_nothing_is_known_as_it_is_named() {
  three_backups
  truncate -s 10 "$T/backup/b1/record.json"
  prune BACKUP_IDS=b1:unknown
  expect rc 0 "$RC"; expect left "b2 b3" "$(left)"
  prune "BACKUP_IDS=b2:unknown b9:unknown"
  expect "rc of a whole one" 0 "$RC"; expect "left then" b3 "$(left)"; expect absent b9 "$(get absent.0)"
  prune BACKUP_IDS=b3:unknown
  expect "rc of the last one" 33 "$RC"; expect "left in the end" b3 "$(left)"
}

test_prune_removes_a_known_backup_that_has_been_damaged_too() {
  three_backups
  local other; printf -v other '%064d' 0
  prune "BACKUP_IDS=b1:$other,broken"
  expect "rc of another one" 35 "$RC"; expect left "b1 b2 b3" "$(left)"
  prune "BACKUP_IDS=b1:$(sum b1),broken"
  expect "rc of a whole one" 0 "$RC"; expect "left then" "b2 b3" "$(left)"
  truncate -s 10 "$T/backup/b2/record.json"
  prune "BACKUP_IDS=b2:$(sum b3),broken"
  expect "rc of a broken one" 0 "$RC"; expect "left in the end" b3 "$(left)"
}

test_prune_keeps_the_last_whole_backup() {
  three_backups
  prune "BACKUP_IDS=b1:$(sum b1) b2:$(sum b2) b3:$(sum b3)"
  expect rc 33 "$RC"; expect error last-backup "$(get error)"; expect left "b1 b2 b3" "$(left)"
  printf x | dd of="$T/backup/b2/own.sql.gz" bs=1 seek=60 conv=notrunc 2>/dev/null # the same size, another text
  record b1 's/"lifeComplete":true/"lifeComplete":false/'
  prune "BACKUP_IDS=b3:$(sum b3)"
  expect "rc where the others are damaged, or half" 33 "$RC"; expect left "b1 b2 b3" "$(left)"
  prune "BACKUP_IDS=b1:$(sum b1)"
  expect "rc for one that does not count" 0 "$RC"; expect left "b2 b3" "$(left)"
  prune "BACKUP_IDS=b3:$(sum b3)" ALLOW_LAST=true
  expect "rc when allowed" 0 "$RC"; expect left b2 "$(left)"
}

test_prune_removes_a_broken_backup_only_when_it_is_broken() {
  three_backups
  prune BACKUP_IDS=b1:broken
  expect rc 35 "$RC"; contains message "not broken" "$(get message)"; expect left "b1 b2 b3" "$(left)"
  truncate -s 10 "$T/backup/b1/record.json"
  prune "BACKUP_IDS=b1:$(sum b2)"
  expect "rc of a checksum that cannot be compared" 35 "$RC"
  prune BACKUP_IDS=b1:broken
  expect "rc when broken" 0 "$RC"; expect left "b2 b3" "$(left)"
}

test_prune_takes_one_that_a_swap_has_set_aside() {
  three_backups
  mv "$T/backup/b1" "$T/backup/b1.superseded"
  local all; all="BACKUP_IDS=b1:$(sum b1.superseded) b2:$(sum b2)"
  prune "$all"
  expect rc 0 "$RC"; expect left b3 "$(left)"
}

test_prune_on_a_full_disk_makes_room() {
  three_backups
  mkdir "$T/full-disk"; mount -t tmpfs -o size=400k tmpfs "$T/full-disk"
  cp -a "$T/backup/." "$T/full-disk/"; head -c 1M /dev/zero >"$T/full-disk/rest" 2>/dev/null || true
  local all; all="BACKUP_IDS=b1:$(sum b1)"
  run prune BACKUP_DIR=/mnt/full-disk "$all"
  expect rc 0 "$RC"; expect left "b2 b3 rest" "$(cd "$T/full-disk" && echo *)"
  umount "$T/full-disk"
}

test_prune_killed_anywhere_leaves_whole_backups_or_none() {
  local i
  for i in 0.1 0.2 0.3; do
    three_backups
    background prune "BACKUP_IDS=b1:$(sum b1) b2:$(sum b2)"
    sleep "$i"; kill_job
    inventory
    expect "broken after a kill at $i s" none "$(get broken)"
    local again=''
    for id in b1 b2; do [ ! -d "$T/backup/$id" ] || again+="$id:$(sum "$id") "; done
    prune "BACKUP_IDS=${again:-b1:$(sum b3)}"
    expect "left after a kill at $i s" b3 "$(left)"
  done
}
