# shellcheck shell=bash
# needs: lib.sh
#
# Lists the whole backups on the backup volume, newest first. Checks records, presence and sizes; checksums are the restore's.
# env: BACKUP_DIR (default /backup, read-only is enough)
#
# A directory that was set aside by an interrupted swap (ID.superseded, see backup.sh) stands in for ID while ID is missing.

BACKUP_DIR=${BACKUP_DIR:-/backup}
[ -d "$BACKUP_DIR" ] || die 24 volume-error "the backup volume is not mounted at $BACKUP_DIR"
names=$(ls -A -- "$BACKUP_DIR") || die 24 volume-error "cannot read the backup volume"

LINES_=() BROKEN_IDS=()
while IFS= read -r name; do
  id=${name%.superseded}
  case $name in '' | .* | *.part | lost+found) continue ;; esac
  [ -d "$BACKUP_DIR/$name" ] || continue
  if [ "$id" != "$name" ] && [ -d "$BACKUP_DIR/$id" ]; then continue; fi
  if ! whole "$BACKUP_DIR/$name" sizes; then
    log "$name: $BROKEN"; BROKEN_IDS+=("$id"); continue
  fi
  entry='' when=''
  for key in id life final fenced lifeComplete completedAt serverVersion hostname database bytes sha256; do
    field "$key" || { entry=; break; }
    entry+="${entry:+,}\"$key\":$FIELD"
    if [ "$key" = completedAt ]; then when=$FIELD; fi
  done
  if [ -z "$entry" ] || [[ $entry != "\"id\":\"$id\","* ]]; then
    log "$name: its record is of another backup, or incomplete"; BROKEN_IDS+=("$id"); continue
  fi
  LINES_+=("$when {$entry}")
done <<<"$names"

out='' truncated='' damaged=''
for id in "${BROKEN_IDS[@]+"${BROKEN_IDS[@]}"}"; do
  json "$id"
  if ((${#damaged} + ${#JSON} < 600)); then damaged+="${damaged:+,}$JSON"; else truncated=',"truncated":true'; fi
done
while IFS= read -r line; do
  [ -n "$line" ] || continue
  line=${line#* }
  if ((${#out} + ${#line} + ${#damaged} > 3350)); then truncated=',"truncated":true'; break; fi
  out+="${out:+,}$line"
done < <(printf '%s\n' "${LINES_[@]+"${LINES_[@]}"}" | sort -r)

report "{\"backups\":[$out]${damaged:+,\"broken\":[$damaged]}$truncated}"
log "${#LINES_[@]} whole and ${#BROKEN_IDS[@]} damaged backups"
