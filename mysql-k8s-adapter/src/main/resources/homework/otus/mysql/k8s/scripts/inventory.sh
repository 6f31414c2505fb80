# shellcheck shell=bash
# needs: lib.sh place.sh record.sh
#
# Lists the whole backups on the backup volume, newest first. Checks records, presence and sizes; checksums are the restore's.
# env: that of place.sh
#
# A termination message holds 4096 bytes, about nine backups. More of them are reported as {"packed":"..."}: the report, through gzip
# and base64, which is enough for about forty. What does not fit even so is left out, the oldest first, and "truncated" says so.

place_open
place_list

LINES_=() BROKEN_IDS=()
for id in "${IDS[@]+"${IDS[@]}"}"; do
  BROKEN='it vanished'
  if ! place_find "$id" || ! whole "$PLACE" sizes; then
    log "$id: $BROKEN"; BROKEN_IDS+=("$id"); continue
  fi
  entry='' when=''
  for key in id life final fenced lifeComplete completedAt serverVersion hostname database bytes sha256; do
    field "$key" || { entry=; break; }
    entry+="${entry:+,}\"$key\":$FIELD"
    if [ "$key" = completedAt ]; then when=$FIELD; fi
  done
  for key in durationSeconds tables rows; do
    if field "$key"; then entry+=",\"$key\":$FIELD"; fi # not in older backups, or not counted
  done
  if [ -z "$entry" ] || [[ $entry != "\"id\":\"$id\","* ]]; then
    log "$id: its record is of another backup, or incomplete"; BROKEN_IDS+=("$id"); continue
  fi
  LINES_+=("$when {$entry}")
done

truncated='' damaged=''
for id in "${BROKEN_IDS[@]+"${BROKEN_IDS[@]}"}"; do
  json "$id"
  if ((${#damaged} + ${#JSON} < 600)); then damaged+="${damaged:+,}$JSON"; else truncated=',"truncated":true'; fi
done
WHOLE=${#LINES_[@]}
mapfile -t LINES_ < <(printf '%s\n' "${LINES_[@]+"${LINES_[@]}"}" | sort -r)

newest() { # newest COUNT: REPORT, with so many backups
  local line out=''
  for line in "${LINES_[@]:0:$1}"; do
    [ -z "$line" ] || out+="${out:+,}${line#* }"
  done
  (($1 >= ${#LINES_[@]})) || truncated=',"truncated":true'
  REPORT="{\"backups\":[$out]${damaged:+,\"broken\":[$damaged]}$truncated}"
}

newest "${#LINES_[@]}"
for ((count = ${#LINES_[@]}; ${#REPORT} > 3500; count -= 1 + count / 20)); do
  newest "$count"
  REPORT="{\"packed\":\"$(printf %s "$REPORT" | gzip -9 | base64 -w 0)\"}"
done

report "$REPORT"
log "$WHOLE whole and ${#BROKEN_IDS[@]} damaged backups"
