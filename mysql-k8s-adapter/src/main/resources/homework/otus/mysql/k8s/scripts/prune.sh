# shellcheck shell=bash
# needs: lib.sh place.sh record.sh
#
# Removes exactly the named backups from the backup volume.
# env: that of place.sh, BACKUP_IDS ("ID:SHA256 ID:SHA256 ...", the checksums from the catalogue; of a broken backup, which has
#      none that could be believed, "ID:broken"; "ID:SHA256,broken" where it may be either; of one of which nothing was ever known
#      "ID:unknown"), ALLOW_LAST (true: even when no other whole backup remains)
#
# 1. each is what is meant: its record has this checksum. A broken one has to be broken, an unknown one is what is there.   2. another backup remains that is whole, of a
# life whose restore was done, and not among them; its files are read to be sure (I3)   3. remove, so that nothing can take the half of
# it for a backup   4. report {"gone":[...],"absent":[...]}
#
# Nothing is removed unless 1 and 2 hold for all. Run again it finds them absent, and removes what an interrupted run renamed.
# errors: 33 last-backup, 35 other-backup (another checksum), 24 volume-error, 22 no-space

need BACKUP_IDS
place_open
work_directory
trap 'rm -rf -- "$WORK"' EXIT

declare -A MEANT=()
read -r -a WORDS <<<"${BACKUP_IDS//$'\n'/ }"
for word in "${WORDS[@]+"${WORDS[@]}"}"; do
  id=${word%%:*}
  backup_id "$id" || die 2 bad-arguments "BACKUP_IDS: '$id' is no backup"
  [[ $word =~ :([0-9a-f]{64}(,broken)?|broken|unknown)$ ]] || die 2 bad-arguments "BACKUP_IDS: $id has no checksum"
  MEANT[$id]=${BASH_REMATCH[1]}
done

GONE=() ABSENT=() GOOD=0
for id in "${!MEANT[@]}"; do
  if ! place_find "$id"; then ABSENT+=("$id"); continue; fi
  GONE+=("$id")
  if [ "${MEANT[$id]}" = broken ]; then
    ! whole "$PLACE" all || die 35 other-backup "backup $id is not broken; nothing was removed"
    continue
  fi
  if [ "${MEANT[$id]}" = unknown ]; then
    if whole "$PLACE" sizes; then field lifeComplete; [ "$FIELD" = false ] || GOOD=$((GOOD + 1)); fi
    continue
  fi
  if ! read_record "$PLACE"; then
    [[ ${MEANT[$id]} != *,broken ]] || continue
    die 35 other-backup "backup $id is not the one that is meant ($BROKEN); nothing was removed"
  fi
  field_text sha256
  [ "$FIELD" = "${MEANT[$id]%,broken}" ] || die 35 other-backup "backup $id has another checksum than the one that is meant; nothing was removed"
  field lifeComplete
  if [ "$FIELD" != false ] && check_files "$PLACE" sizes; then GOOD=$((GOOD + 1)); fi
done

# another_remains: newest first, the first one that is whole
another_remains() {
  local id candidates=()
  place_list
  for id in "${IDS[@]+"${IDS[@]}"}"; do
    if [ -n "${MEANT[$id]:-}" ] || ! place_find "$id" || ! whole "$PLACE" sizes; then continue; fi
    field lifeComplete; [ "$FIELD" != false ] || continue
    field_text completedAt; candidates+=("$FIELD $id")
  done
  ((${#candidates[@]})) || return 1
  while IFS= read -r id; do
    id=${id#* }
    if place_find "$id" && whole "$PLACE" all; then log "$id remains and is whole"; return 0; fi
    log "$id: $BROKEN"
  done < <(printf '%s\n' "${candidates[@]}" | sort -r)
  return 1
}

if ((GOOD > 0)) && [ "${ALLOW_LAST:-false}" != true ] && ! another_remains; then
  die 33 last-backup "no other whole backup would remain on this volume; nothing was removed"
fi

place_remove "${GONE[@]+"${GONE[@]}"}"

list() { # list ID...: LIST, as JSON; what does not fit into a termination message is left out
  local id
  LIST=''
  for id; do json "$id"; ((${#LIST} + ${#JSON} > 1600)) || LIST+="${LIST:+,}$JSON"; done
}
list "${GONE[@]+"${GONE[@]}"}"; gone=$LIST
list "${ABSENT[@]+"${ABSENT[@]}"}"
report "{\"gone\":[$gone],\"absent\":[$LIST],\"goneCount\":${#GONE[@]},\"absentCount\":${#ABSENT[@]}}"
log "${#GONE[@]} backups removed, ${#ABSENT[@]} were not there"
