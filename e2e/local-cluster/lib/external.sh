# shellcheck shell=bash
# E2E_CLUSTER=external: the cluster that KUBECONFIG names is the user's own. It is checked, never
# changed, started or stopped.

want_kubeconfig() {
  [ -n "${KUBECONFIG:-}" ] || die "E2E_CLUSTER=external wants KUBECONFIG: the path of your cluster's kubeconfig"
}

external_up() {
  local version
  want_kubeconfig
  command -v kubectl >/dev/null || die "E2E_CLUSTER=external wants kubectl on the PATH"
  command kubectl --request-timeout=20s get --raw /readyz >/dev/null ||
    die "the cluster of $KUBECONFIG does not answer"
  version=$(command kubectl --request-timeout=20s get --raw /version | tr -d ' ",' | sed -n 's/^gitVersion://p')
  say "the external cluster of $KUBECONFIG answers (${version:-version unknown}); nothing else was done"
}

external_load_image() { # FILE
  [ -r "${1:-}" ] || die "usage: cluster load-image FILE.tar"
  [ -n "${E2E_IMAGE_LOADER:-}" ] ||
    die "the cluster is external: push or load the image of $1 yourself, or name a command that takes" \
      "the file in E2E_IMAGE_LOADER (for example: E2E_IMAGE_LOADER='kind load image-archive')"
  bash -c "$E2E_IMAGE_LOADER \"\$1\"" loader "$1" || die "E2E_IMAGE_LOADER failed for $1"
  say "loaded $1 through E2E_IMAGE_LOADER"
}

external() { # COMMAND [ARGUMENT]...
  local command=$1; shift
  case $command in
    up) external_up ;;
    down) say "the cluster is external: left alone" ;;
    status) external_up >&2; command kubectl get nodes -o wide ;;
    kubeconfig) want_kubeconfig; echo "$KUBECONFIG" ;;
    env) want_kubeconfig; printf 'export KUBECONFIG=%q\n' "$KUBECONFIG" ;;
    load-image) external_load_image "$@" ;;
    build) say "the cluster is external: nothing to build" ;;
  esac
}
