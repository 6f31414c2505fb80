# shellcheck shell=bash
# `cluster up`: every step checks first whether it is done, so it can be repeated.

check_host() {
  [ ${#RUN} -le 70 ] || die "the path $RUN is too long for Unix sockets; set MYSQL_OPERATOR_CACHE"
  ! ip link show "$HOST_IF" >/dev/null 2>&1 || node_parent >/dev/null ||
    die "$HOST_IF exists: another cluster (with another cache folder) is up on this machine"
  ! ip route show table all | grep -vw "$HOST_IF" | grep -E '^(unicast )?10\.(244|96)\.' >/dev/null ||
    die "this machine already has routes in 10.244.0.0/16 or 10.96.0.0/16, which the cluster uses"
}

prepare_cgroups() {
  local c
  if [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ]; then   # never tried: kubelet 1.20 is meant to cope
    echo '+cpu +cpuset +memory +pids' >/sys/fs/cgroup/cgroup.subtree_control
    mkdir -p "/sys/fs/cgroup/$CGROUP"
    return
  fi
  while read -r c; do mkdir -p "$c/$CGROUP"; done < <(awk '$3 == "cgroup" { print $2 }' /proc/self/mounts)
  for c in cpus mems; do   # an empty cpuset would admit no process
    cat "/sys/fs/cgroup/cpuset/cpuset.$c" >"/sys/fs/cgroup/cpuset/$CGROUP/cpuset.$c"
  done
}

start_node() {
  local d s
  ! node_parent >/dev/null || return 0
  clean_host   # what a crash may have left
  mkdir -p "$RUN/log"
  rm -f "$RUN"/log/*.log
  certificates
  config_files
  for d in $HOST_DIRS; do
    [ -d "$d" ] || { mkdir -p "$d"; echo "$d" >>"$RUN/host-dirs"; }
  done
  for s in $KUBELET_SYSCTLS; do echo "$s $(cat "/proc/sys/$s")"; done >"$RUN/sysctls"
  prepare_cgroups
  # fd 9 is the lock of `cluster`; the daemons must not inherit it
  setsid unshare --mount --propagation slave --net --pid --fork --mount-proc --kill-child \
    bash "$HERE/lib/node.sh" >"$RUN/log/node.log" 2>&1 </dev/null 9>&- &
  echo $! >"$RUN/node.pid"
  retry 50 node_init || die "the node's first process is gone; see $RUN/log/node.log"
  say "started the node"
}

connect_host() {
  ip link show "$HOST_IF" >/dev/null 2>&1 ||
    ip link add "$HOST_IF" type veth peer name "$NODE_IF" netns "$(node_init)"
  ip addr replace "$HOST_IP/30" dev "$HOST_IF"
  ip link set "$HOST_IF" up
  ip route replace "$POD_CIDR" via "$NODE_IP"
  ip route replace "$SERVICE_CIDR" via "$NODE_IP"
}

# wait_for SECONDS WHAT COMMAND...: stops early when the node has died
wait_for() {
  local deadline=$((SECONDS + $1)) what=$2; shift 2
  until "$@" >/dev/null 2>&1; do
    node_parent >/dev/null || die "the node has died; see $RUN/log"
    [ $SECONDS -lt $deadline ] || die "not in time: $what; see $RUN/log"
    sleep 0.1
  done
  say "$what"
}

import_image() { # FILE.tar
  ctr images import --snapshotter overlayfs "$1" >>"$RUN/log/images.log" 2>&1 ||
    die "cannot import $1; see $RUN/log/images.log"
}

load_images() {
  local name ref refs
  for name in pause mysql claims; do
    case $name in
      pause) refs=$PAUSE_IMAGE ;;
      mysql) refs="$MYSQL_IMAGE $MYSQL_OFFICIAL_IMAGE" ;;
      claims) refs="$MYSQL_LATER_IMAGE $MYSQL_EARLIER_IMAGE" ;;
    esac
    for ref in $refs; do
      # loaded images survive `down`; -nt: the archive was built anew since
      if [ "$IMAGES/$name.tar" -nt "$RUN/.loaded-$name" ] || ! ctr images ls -q | grep -E "(^|/)$ref\$" >/dev/null; then
        import_image "$IMAGES/$name.tar"
        touch "$RUN/.loaded-$name"
        say "loaded $refs"
      fi
    done
  done
}

# The DNS server is a process of the node, so its Service has hand-made Endpoints. The built-in
# role system:kube-dns may list and watch services and endpoints, just what it needs.
dns_objects() {
  kubectl apply -f - <<YAML
apiVersion: v1
kind: Service
metadata: {name: kube-dns, namespace: kube-system}
spec: {clusterIP: $DNS_IP, ports: [{name: dns, port: 53, protocol: UDP}]}
---
apiVersion: v1
kind: Endpoints
metadata: {name: kube-dns, namespace: kube-system}
subsets:
- addresses: [{ip: $NODE_IP}]
  ports: [{name: dns, port: 53, protocol: UDP}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: cluster-dns}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: system:kube-dns}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: cluster-dns}]
YAML
}

up() {
  host_packages
  check_host
  build_binaries
  build_images
  start_node
  connect_host
  wait_for 30 "containerd answers" ctr version
  load_images
  wait_for 60 "API server ready" kubectl get --raw /readyz
  wait_for 30 "DNS service registered" dns_objects
  wait_for 60 "node Ready" kubectl wait "node/$NODE" --for=condition=Ready --timeout=1s
  wait_for 30 "default service account there" kubectl get -n default serviceaccount default
  wait_for 30 "DNS answers" python3 "$HERE/dns.py" query "$DNS_IP" kubernetes.default.svc.cluster.local
  say "up; export KUBECONFIG=$KUBECONFIG_FILE"
}
