# shellcheck shell=bash
# shellcheck disable=SC2034  # DATA and BORN are for the scripts that it is put in front of
#
# What is on the data volume? For the start of the server, and for the init container that looks beforehand where that counts.
# env: LIFE (UID of the MySQL resource), VOLUME (default /volume)
#
#   data/          mysqld's directory
#   .born          UID of the life in which data/ was first initialised; on disk before the first start
#   .life          UID of the life that serves data/ now; a new one lifts the fence that the final backup of another left
#   .first-start   the first start is not finished; started.sh takes it away once root can log in, before any client can
#
# "fresh" is said only when data/ is known to be empty: a directory that cannot be read or emptied is an error.

VOLUME=${VOLUME:-/volume}

list() { # list DIRECTORY: names in LIST, lost+found left out; dies when it cannot be read (unknown is not empty)
  local names name
  LIST=()
  names=$(ls -A -- "$1") || die 24 volume-error "cannot read $1 on the data volume"
  while IFS= read -r name; do
    if [ -n "$name" ] && [ "$name" != lost+found ]; then LIST+=("$name"); fi
  done <<<"$names"
}

write_file() { # write_file NAME CONTENT: whole or not at all, and on disk
  printf '%s\n' "$2" >"$VOLUME/$1.tmp" || die 24 volume-error "cannot write $1 on the data volume"
  durable "$VOLUME/$1.tmp"
  mv -T -- "$VOLUME/$1.tmp" "$VOLUME/$1" || die 24 volume-error "cannot write $1 on the data volume"
  durable "$VOLUME"
}

# .born first, then the marker, then the directory: killed in between, the next look finds it fresh again.
begin() {
  write_file .born "$LIFE"
  write_file .life "$LIFE"
  [ -e "$VOLUME/.first-start" ] || write_file .first-start "$LIFE"
  mkdir -p -- "$VOLUME/data" || die 24 volume-error "cannot create data on the data volume"
  durable "$VOLUME/data" "$VOLUME"
  DATA=fresh BORN=$LIFE
  log "the data directory is fresh"
}

start_over() { # the marker stays: the first start that follows is not finished either
  local name
  log "the first start was interrupted; emptying the data directory"
  if [ -d "$VOLUME/data" ]; then
    list "$VOLUME/data"
    for name in "${LIST[@]+"${LIST[@]}"}"; do
      rm -rf -- "$VOLUME/data/$name" || die 24 volume-error "cannot remove data/$name left by an interrupted first start"
    done
    list "$VOLUME/data"
    ((${#LIST[@]} == 0)) || die 24 volume-error "data/ is not empty after its files were removed"
    durable "$VOLUME/data"
  fi
  begin
}

foreign() {
  die 31 foreign-data "$1 This is not a data directory that this operator began, and nothing was touched. \
Move the files away, or use another volume."
}

# examine: leaves "fresh" or "initialised" in DATA, and in BORN the life in which that was begun (empty: nothing says so).
examine() {
  local name
  [ -d "$VOLUME" ] || die 24 volume-error "the data volume is not mounted at $VOLUME"
  [ ! -L "$VOLUME/data" ] || foreign "data is a symbolic link."
  [ ! -e "$VOLUME/data" ] || [ -d "$VOLUME/data" ] || foreign "data is not a directory."

  if [ -e "$VOLUME/.first-start" ]; then start_over; return; fi

  LIST=()
  if [ -d "$VOLUME/data" ]; then list "$VOLUME/data"; fi
  if ((${#LIST[@]} == 0)); then
    list "$VOLUME"
    for name in "${LIST[@]+"${LIST[@]}"}"; do
      # Dot files are ours or the storage's own; anything else may be somebody's data.
      case $name in data | .*) ;; *) foreign "The volume holds $name beside an empty or missing data directory." ;; esac
    done
    begin
    return
  fi

  [ -d "$VOLUME/data/mysql" ] || foreign "data holds ${LIST[0]}, but no mysql folder."
  DATA=initialised BORN=
  if [ -f "$VOLUME/.born" ]; then
    IFS= read -r BORN <"$VOLUME/.born" || [ -n "$BORN" ] || die 24 volume-error "cannot read .born on the data volume"
  fi
  serve_this_life
  log "the data directory is initialised"
}

# A final backup that came to nothing, because its resource was let go by force, has left the server read-only for good.
serve_this_life() {
  local served='' persisted=$VOLUME/data/mysqld-auto.cnf
  if [ -f "$VOLUME/.life" ]; then IFS= read -r served <"$VOLUME/.life" || true; fi
  if [ "$served" != "$LIFE" ]; then
    if [ -f "$persisted" ]; then
      sed 's/\("super_read_only" *: *{ *"Value" *: *\)"ON"/\1"OFF"/' "$persisted" >"$VOLUME/.persisted.tmp" ||
        die 24 volume-error "cannot read mysqld-auto.cnf on the data volume"
      if ! chown --reference="$persisted" -- "$VOLUME/.persisted.tmp" ||
        ! chmod --reference="$persisted" -- "$VOLUME/.persisted.tmp"; then
        die 24 volume-error "cannot change mysqld-auto.cnf on the data volume"
      fi
      durable "$VOLUME/.persisted.tmp"
      mv -T -- "$VOLUME/.persisted.tmp" "$persisted" || die 24 volume-error "cannot change mysqld-auto.cnf on the data volume"
      durable "$VOLUME/data"
    fi
    write_file .life "$LIFE"
    log "the data directory serves a new life"
  fi
}
