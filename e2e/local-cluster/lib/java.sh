# shellcheck shell=bash
# The base image for Java programs (from.image of Jib: tar://PATH), without a daemon or a registry.

java_base_files() { printf '%s\n' "$HERE/lib/java.sh" "$HERE/image/pack.py"; }

java_base_current() {
  local files
  mapfile -t files < <(java_base_files)
  current java-base "${files[@]}"
}

# Bookworm's JRE on the smallest base that can configure it, without documentation and translations
# (man1 has to be there, as the JRE's package puts links into it).
build_java_base() (
  ! java_base_current || exit 0
  say "building the Java base image (once, about half a minute)"
  mirror=$(debian_mirror)
  mkdir -p "$IMAGES"
  work=$(mktemp -d "$IMAGES/work.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  # shellcheck disable=SC2016  # $1 is for mmdebstrap's hooks
  mmdebstrap --variant=essential --mode=root --format=tar \
    --include=openjdk-17-jre-headless,ca-certificates \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/info/*' \
    --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Retries "5"' \
    --aptopt='APT::Install-Recommends "false"' \
    --essential-hook='mkdir -p "$1/usr/share/man/man1"' \
    --customize-hook='chroot "$1" java -version' \
    --customize-hook='rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/* "$1"/var/log/*.log' \
    bookworm "$work/rootfs.tar" "deb [signed-by=$KEYRING] $mirror bookworm main" >"$CACHE/java-base.log" 2>&1 ||
    die "mmdebstrap failed (package openjdk-17-jre-headless of bookworm); see $CACHE/java-base.log"
  python3 "$HERE/image/pack.py" "$work/image.tar" "$work/rootfs.tar" java-base:17 \
    '{"Env": ["PATH='"$BASE_PATH"'", "LANG=C.UTF-8"], "WorkingDir": "/"}'
  mapfile -t files < <(java_base_files)
  finish java-base "$work/image.tar" "${files[@]}"
)
