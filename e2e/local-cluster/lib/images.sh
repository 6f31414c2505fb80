# shellcheck shell=bash
# Builds the images that the cluster needs, without a container daemon or a registry.

BASE_PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

# An archive is built again when one of the files that it is made of changes.
recipe() { cat "$@" | sha256sum | cut -d' ' -f1; }
current() { # NAME FILE...
  local name=$1; shift
  [ -s "$IMAGES/$name.tar" ] && [ "$(cat "$IMAGES/$name.recipe" 2>/dev/null)" = "$(recipe "$@")" ]
}
finish() { # NAME ARCHIVE FILE...: the archive is complete
  local name=$1 archive=$2; shift 2
  rm -f "$IMAGES/$name.recipe"
  mv "$archive" "$IMAGES/$name.tar"
  recipe "$@" >"$IMAGES/$name.recipe"
  say "built $name.tar ($(du -m "$IMAGES/$name.tar" | cut -f1) MB)"
}

build_images() {
  mkdir -p "$IMAGES"
  current pause "$BIN/pause" "$HERE/image/pack.py" || build_pause_image
  current mysql "$HERE/lib/images.sh" "$HERE"/image/{entrypoint*.sh,my.cnf,pack.py} || build_mysql_image
  current claims "$IMAGES/mysql.recipe" "$HERE/image/claim.py" "$HERE/lib/common.sh" || build_claiming_images
}

# Only one version of MySQL can be had; these say that they were others.
build_claiming_images() (
  work=$(mktemp -d "$IMAGES/work.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  python3 "$HERE/image/claim.py" "$IMAGES/mysql.tar" "$MYSQL_IMAGE" "$work/image.tar" \
    "$MYSQL_LATER_IMAGE" 9.7.5 "$MYSQL_EARLIER_IMAGE" 8.0.36
  finish claims "$work/image.tar" "$IMAGES/mysql.recipe" "$HERE/image/claim.py" "$HERE/lib/common.sh"
)

build_pause_image() (
  work=$(mktemp -d "$IMAGES/work.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  tar -C "$BIN" --owner=0 --group=0 -cf "$work/rootfs.tar" pause
  python3 "$HERE/image/pack.py" "$work/image.tar" "$work/rootfs.tar" "$PAUSE_IMAGE" '{"Entrypoint": ["/pause"]}'
  finish pause "$work/image.tar" "$BIN/pause" "$HERE/image/pack.py"
)

OFFICIAL_PATH=/usr/local/lib/mysql-image/official

mysql_config() { # PATH
  cat <<JSON
{"Env": ["PATH=$1"], "Entrypoint": ["docker-entrypoint.sh"], "Cmd": ["mysqld"],
 "ExposedPorts": {"3306/tcp": {}}, "Volumes": {"/var/lib/mysql": {}}, "WorkingDir": "/"}
JSON
}

# Debian stable has no MySQL; sid has Oracle's MySQL as mysql-server-core and mysql-client-core.
# One layer, two images: they differ in the docker-entrypoint.sh that comes first on the PATH. Both have
# one of that name, because that is what people wrap.
build_mysql_image() (
  say "building the MySQL image (once, about 1 minute)"
  mirror=$(debian_mirror)
  work=$(mktemp -d "$IMAGES/work.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  # sid's index is valid for a week only; a mirror that lags behind must still do.
  # /run stays (cleanup/run skipped): the server wants /run/mysqld.
  # shellcheck disable=SC2016  # $1 is for mmdebstrap's hooks
  mmdebstrap --variant=essential --mode=root --format=tar --skip=cleanup/run \
    --include=mysql-server-core,mysql-client-core \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/info/*' \
    --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Check-Valid-Until "false"' \
    --aptopt='Acquire::Retries "5"' \
    --customize-hook='echo mysql:x:999: >>"$1/etc/group"' \
    --customize-hook='echo mysql:x:999:999::/var/lib/mysql:/usr/sbin/nologin >>"$1/etc/passwd"' \
    --customize-hook='mkdir -p "$1/etc/mysql/conf.d" "$1/var/lib/mysql" "$1/var/lib/mysql-files" "$1/run/mysqld"' \
    --customize-hook='chown 999:999 "$1/var/lib/mysql" "$1/var/lib/mysql-files" "$1/run/mysqld"' \
    --customize-hook='chmod 1777 "$1/run/mysqld"; chmod 770 "$1/var/lib/mysql-files"' \
    --customize-hook="install -m 755 '$HERE/image/entrypoint.sh' \"\$1/usr/local/bin/docker-entrypoint.sh\"" \
    --customize-hook="install -D -m 755 '$HERE/image/entrypoint-official.sh' \"\$1$OFFICIAL_PATH/docker-entrypoint.sh\"" \
    --customize-hook="install -D -m 644 -t \"\$1/usr/local/lib/mysql-image\" '$HERE/image/entrypoint-common.sh'" \
    --customize-hook="install -m 644 '$HERE/image/my.cnf' \"\$1/etc/mysql/my.cnf\"" \
    --customize-hook='chroot "$1" mysqld --version' \
    --customize-hook='rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/* "$1"/var/log/*.log' \
    sid "$work/rootfs.tar" "deb [signed-by=$KEYRING] $mirror sid main" >"$CACHE/mysql-image.log" 2>&1 ||
    die "mmdebstrap failed (packages mysql-server-core, mysql-client-core of sid); see $CACHE/mysql-image.log"
  grep -q 'Ver 9\.7\.' "$CACHE/mysql-image.log" ||
    say "WARNING: sid's MySQL is not 9.7 (any more); the tag says so still"
  python3 "$HERE/image/pack.py" "$work/image.tar" "$work/rootfs.tar" \
    "$MYSQL_IMAGE" "$(mysql_config "$BASE_PATH")" \
    "$MYSQL_OFFICIAL_IMAGE" "$(mysql_config "$OFFICIAL_PATH:$BASE_PATH")"
  finish mysql "$work/image.tar" "$HERE/lib/images.sh" "$HERE"/image/{entrypoint*.sh,my.cnf,pack.py}
)
