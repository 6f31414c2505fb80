# shellcheck shell=bash
# E2E_CLUSTER=kind: a cluster of kind (Kubernetes in Docker), where Docker and kind are there. No root.

KIND_CLUSTER=${E2E_KIND_CLUSTER:-mysql-operator-e2e}
KIND_CONFIG=$CACHE/kind/$KIND_CLUSTER.kubeconfig

want_kind() {
  local tool
  for tool in docker kind kubectl; do
    command -v "$tool" >/dev/null || die "E2E_CLUSTER=kind wants $tool on the PATH"
  done
  docker info >/dev/null 2>&1 || die "E2E_CLUSTER=kind wants a Docker that runs, and lets you use it (docker info)"
}

kind_is_up() {
  local names
  names=$(kind get clusters 2>/dev/null) || return 1
  case $'\n'$names$'\n' in *$'\n'"$KIND_CLUSTER"$'\n'*) ;; *) return 1 ;; esac
}

# E2E_KIND_IMAGE chooses the version of Kubernetes (kindest/node:v…).
kind_up() {
  mkdir -p "$CACHE/kind"
  if ! kind_is_up; then
    kind create cluster --name "$KIND_CLUSTER" --kubeconfig "$KIND_CONFIG" --wait 180s \
      ${E2E_KIND_IMAGE:+--image "$E2E_KIND_IMAGE"}
  fi
  kind get kubeconfig --name "$KIND_CLUSTER" >"$KIND_CONFIG.new"
  mv "$KIND_CONFIG.new" "$KIND_CONFIG"
  command kubectl --kubeconfig "$KIND_CONFIG" --request-timeout=20s get --raw /readyz >/dev/null ||
    die "the cluster $KIND_CLUSTER of kind does not answer"
  say "the cluster $KIND_CLUSTER of kind is up"
}

# Its node pulls MySQL itself, so the tests get an official image unless another is named.
kind_env() {
  printf 'export KUBECONFIG=%q E2E_IMAGE=%q\n' "$KIND_CONFIG" "${E2E_IMAGE:-mysql:8.4}"
}

kind_cluster() { # COMMAND [ARGUMENT]...
  local command=$1; shift
  case $command in
    kubeconfig) echo "$KIND_CONFIG"; return ;;
    env) kind_env; return ;;
    build) say "kind pulls what it needs: nothing to build"; return ;;
  esac
  want_kind
  case $command in
    up) kind_up ;;
    down)
      kind delete cluster --name "$KIND_CLUSTER" --kubeconfig "$KIND_CONFIG"
      rm -f "$KIND_CONFIG"
      ;;
    status)
      kind_is_up || { echo "down"; return 3; }
      command kubectl --kubeconfig "$KIND_CONFIG" get nodes -o wide
      ;;
    load-image)
      [ -r "${1:-}" ] || die "usage: cluster load-image FILE.tar"
      kind load image-archive "$1" --name "$KIND_CLUSTER"
      ;;
  esac
}
