# shellcheck shell=bash
# shellcheck disable=SC2034  # its variables are used by the scripts that it is put in front of
#
# The place where backups lie. The other scripts know of it what these functions say, and nothing else: another kind of place is another
# file with the same functions. This one is a directory, on which the backup claim is mounted.
# env: BACKUP_DIR (default /backup; for scripts that only read, read-only is enough)
#
#   ID                      a backup; it appears under its name whole and at once
#   ID.<random>.part        one that is being written, or was when its script was killed
#   ID.<random>.gone.part   one that is being removed
#   ID.superseded           set aside while another of the same id takes its name; it stands in for ID while ID is missing
#
# errors: 24 volume-error

BACKUP_DIR=${BACKUP_DIR:-/backup}
PART=''

backup_id() { # backup_id ID: may a backup be called so?
  case $1 in '' | *[!A-Za-z0-9._-]* | .* | -* | *.part | *.superseded | lost+found) return 1 ;; esac
}

place_open() { # dies when the place is not there
  [ -d "$BACKUP_DIR" ] || die 24 volume-error "the backup volume is not mounted at $BACKUP_DIR"
}

place_list() { # IDS: the backups that are there, whole or not
  local names name id
  IDS=()
  names=$(ls -A -- "$BACKUP_DIR") || die 24 volume-error "cannot read the backup volume"
  while IFS= read -r name; do
    id=${name%.superseded}
    case $name in '' | .* | *.part | lost+found) continue ;; esac
    [ -d "$BACKUP_DIR/$name" ] || continue
    if [ "$id" = "$name" ] || [ ! -d "$BACKUP_DIR/$id" ]; then IDS+=("$id"); fi
  done <<<"$names"
}

place_find() { # place_find ID: PLACE, for the next two functions; false when there is no such backup
  PLACE=$BACKUP_DIR/$1
  [ -d "$PLACE" ] || PLACE=$PLACE.superseded
  [ -d "$PLACE" ]
}

place_size() { # place_size PLACE FILE: SIZE, in bytes; false when it is missing
  [ -f "$1/$2" ] && SIZE=$(stat -c %s -- "$1/$2")
}

place_read() { "${@:3}" <"$1/$2"; } # place_read PLACE FILE COMMAND...: the command reads the file

# ---- for those who write ----

place_tidy() { # removes what was left by scripts that were killed; a rename first, so that another pod's rename and ours exclude each other
  local path base
  for path in "$BACKUP_DIR"/*.superseded; do
    [ -d "$path" ] || continue
    base=${path%.superseded}
    if [ -e "$base" ]; then rm -rf -- "$path"; else mv -T -- "$path" "$base"; fi || die 24 volume-error "cannot tidy up $path"
  done
  for path in "$BACKUP_DIR"/*.part; do
    [ -d "$path" ] || continue
    base=${path%.part}.$RANDOM$RANDOM.gone.part
    mv -T -- "$path" "$base" 2>/dev/null || continue
    rm -rf -- "$base" || die 24 volume-error "cannot remove the left-over $path"
  done
}

place_begin() { # place_begin ID: PART, a PLACE of its own for a backup that nobody sees yet; false with errors on stderr
  PART=$BACKUP_DIR/$1.$RANDOM$RANDOM.part
  mkdir -- "$PART"
}

place_write() { "${@:2}" >"$PART/$1"; } # place_write FILE COMMAND...: what the command prints is a file of that backup

place_flush() { # place_flush FILE...: they outlive a power cut
  local name
  for name; do durable "$PART/$name"; done
}

place_publish() { # place_publish ID: what was begun appears under that name; a backup of the same id gives way
  local target=$BACKUP_DIR/$1
  durable "$PART"
  if [ -e "$target" ]; then mv -T -- "$target" "$target.superseded" || die 24 volume-error "cannot set aside $1"; fi
  mv -T -- "$PART" "$target" || die 24 volume-error "cannot rename the finished backup $1"
  PART=''
  durable "$BACKUP_DIR"
}

place_published() { # place_published ID: it is known to be whole; what gave way to it goes
  rm -rf -- "$BACKUP_DIR/$1.superseded" || log "cannot remove $1.superseded; the next backup will"
}

place_give_up() { [ -z "$PART" ] || rm -rf -- "$PART"; } # what was begun and not published goes

place_remove() { # place_remove ID...: first none of them can be found any more, then they go; also what an earlier call hid only
  local id path
  for id; do
    for path in "$BACKUP_DIR/$id" "$BACKUP_DIR/$id.superseded"; do
      [ -d "$path" ] || continue
      mv -T -- "$path" "$BACKUP_DIR/$id.$RANDOM$RANDOM.gone.part" || die 24 volume-error "cannot remove $id"
    done
  done
  durable "$BACKUP_DIR"
  for path in "$BACKUP_DIR"/*.gone.part; do
    [ -d "$path" ] || continue
    rm -rf -- "$path" || die 24 volume-error "cannot remove ${path##*/}"
  done
  durable "$BACKUP_DIR"
}
