# shellcheck shell=bash
# shellcheck disable=SC2034  # the variables are used by the files that source this one
# Paths, addresses and helpers shared by all parts. Sourced, never run.
# No `| grep -q` in these scripts: it ends at the first match, and under pipefail the broken pipe
# of the command before it would then count as a failure.

HOME=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
CACHE=${MYSQL_OPERATOR_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mysql-operator}
BUILD=$CACHE/build BIN=$CACHE/bin IMAGES=$CACHE/images RUN=$CACHE/run

# containerd puts its default registry and library/ in front
MYSQL_IMAGE=mysql:9.7
MYSQL_OFFICIAL_IMAGE=mysql:9.7-official   # the same server; first start as in the official images
MYSQL_LATER_IMAGE=mysql:9.7-claims-9.7.5   # the same server; its mysqld --version tells another version
MYSQL_EARLIER_IMAGE=mysql:9.7-claims-8.0.36
PAUSE_IMAGE=localhost/pause:1

# The node lives in its own network namespace, joined to the host by one veth pair
# (HOST_IP <-> NODE_IP). Pods and services are routed to the host through it.
HOST_IP=10.244.255.1 NODE_IP=10.244.255.2
POD_CIDR=10.244.0.0/24 SERVICE_CIDR=10.96.0.0/16
API_SERVICE_IP=10.96.0.1 DNS_IP=10.96.0.10 API_PORT=6443
HOST_IF=mysqlop-host NODE_IF=mysqlop-node
NODE=node1
CGROUP=mysql-operator-cluster
KUBECONFIG_FILE=$RUN/kubeconfig

# Paths that kubelet 1.20, libcni and the containerd shim hard-code. In the node's mount
# namespace each is covered by a folder of $RUN, so that nothing of ours lands on the host.
HOST_DIRS="/var/log/pods /var/log/containers /var/lib/kubelet /var/lib/cni /run/containerd"

# Kernel settings that the kubelet overwrites for the whole machine; `down` puts them back.
KUBELET_SYSCTLS="vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops
  kernel/keys/root_maxkeys kernel/keys/root_maxbytes"

say() { printf '[%4ds] %s\n' "$SECONDS" "$*"; }
die() { printf '[%4ds] ERROR: %s\n' "$SECONDS" "$*" >&2; exit 1; }

# retry TRIES COMMAND...: every 0.1 s until the command succeeds
retry() {
  local n=$1; shift
  while ! "$@" >/dev/null 2>&1; do
    n=$((n - 1)); [ "$n" -gt 0 ] || return 1
    sleep 0.1
  done
}

kubectl() { "$BIN/kubectl" --kubeconfig "$KUBECONFIG_FILE" "$@"; }
ctr() { "$BIN/ctr" --address "$RUN/containerd.sock" --namespace k8s.io "$@"; }

# host pid of the node's `unshare` parent, if it is really ours and alive
node_parent() {
  local p
  p=$(cat "$RUN/node.pid" 2>/dev/null) && [ -n "$p" ] || return 1
  tr '\0' ' ' 2>/dev/null <"/proc/$p/cmdline" | grep -F /lib/node.sh >/dev/null || return 1
  echo "$p"
}
# host pid of the node's PID 1
node_init() {
  local p
  p=$(node_parent) || return 1
  ps -o pid= --ppid "$p" | tr -d ' ' | grep .
}
