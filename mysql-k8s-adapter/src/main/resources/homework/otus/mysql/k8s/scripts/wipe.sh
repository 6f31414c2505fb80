# shellcheck shell=bash
# needs: lib.sh
#
# Removes everything inside the data volume. Run only by plans that are allowed to destroy; it asks nobody.
# env: LIFE (UID of the MySQL resource), VOLUME (default /volume)
#
# What says that it was born in another life is left alone: a pod that was started too late must not meet newer data.
# Killed half-way it leaves the marker of an unfinished first start, so that inspect.sh takes the rest for what it is.

VOLUME=${VOLUME:-/volume}
need LIFE
[ -d "$VOLUME" ] || die 24 volume-error "the volume to wipe is not mounted at $VOLUME"

if [ -f "$VOLUME/.born" ]; then
  IFS= read -r born <"$VOLUME/.born" || [ -n "$born" ] || die 24 volume-error "cannot read .born on the volume to wipe"
  [ "$born" = "$LIFE" ] || die 32 other-life "the data was born in the life $born, not in $LIFE; it is not wiped"
fi

entries=$(ls -A -- "$VOLUME") || die 24 volume-error "cannot read the volume to wipe"
if [ -n "$entries" ] && [ "$entries" != lost+found ]; then
  : >"$VOLUME/.first-start" || die 24 volume-error "cannot write to the volume to wipe"
  durable "$VOLUME/.first-start" "$VOLUME"
fi

while IFS= read -r name; do
  case $name in '' | lost+found | .first-start) continue ;; esac
  rm -rf -- "${VOLUME:?}/$name" || die 24 volume-error "cannot remove $name from the volume to wipe"
done <<<"$entries"
durable "$VOLUME"
rm -f -- "$VOLUME/.first-start" || die 24 volume-error "cannot remove .first-start from the volume to wipe"
durable "$VOLUME"

left=$(ls -A -- "$VOLUME") || die 24 volume-error "cannot read the wiped volume"
case $left in '' | lost+found) ;; *) die 24 volume-error "the volume is not empty after the wipe: ${left//$'\n'/ }" ;; esac
report '{"wiped":true}'
log "the volume is empty"
