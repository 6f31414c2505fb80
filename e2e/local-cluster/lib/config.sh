# shellcheck shell=bash
# Writes certificates and configuration files below $RUN.

# cert NAME SUBJECT [SUBJECT_ALT_NAMES]: signed by the cluster's own CA; RSA, as Java clients
# read those keys without further libraries
cert() {
  local p=$RUN/pki/$1
  [ ! -s "$p.crt" ] || return 0
  openssl req -newkey rsa:2048 -nodes -keyout "$p.key" -out "$p.csr" -subj "$2" 2>/dev/null
  openssl x509 -req -in "$p.csr" -CA "$RUN/pki/ca.crt" -CAkey "$RUN/pki/ca.key" -CAcreateserial -days 3650 \
    -out "$p.new" \
    -extfile <(printf 'keyUsage=digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth,clientAuth\n%s\n' \
    "${3:+subjectAltName=$3}") 2>/dev/null
  mv "$p.new" "$p.crt"; rm "$p.csr"
}

kubeconfig() { # NAME FILE
  local p=$RUN/pki/$1
  cat <<YAML >"$2"
apiVersion: v1
kind: Config
clusters:
- name: local
  cluster:
    server: https://$NODE_IP:$API_PORT
    certificate-authority-data: $(base64 -w0 "$RUN/pki/ca.crt")
users:
- name: $1
  user:
    client-certificate-data: $(base64 -w0 "$p.crt")
    client-key-data: $(base64 -w0 "$p.key")
contexts:
- name: local
  context: {cluster: local, user: $1}
current-context: local
YAML
}

certificates() {
  local name pki=$RUN/pki
  mkdir -p "$pki"; chmod 700 "$pki"
  [ -s "$pki/ca.crt" ] || openssl req -x509 -newkey rsa:2048 -nodes -keyout "$pki/ca.key" -out "$pki/ca.crt" \
    -days 3650 -subj /CN=local-cluster-ca 2>/dev/null
  cert apiserver /CN=kube-apiserver "IP:$NODE_IP,IP:$API_SERVICE_IP,DNS:kubernetes,DNS:kubernetes.default,\
DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local"
  cert admin /O=system:masters/CN=admin
  cert kube-controller-manager /CN=system:kube-controller-manager
  cert kube-scheduler /CN=system:kube-scheduler
  cert kube-proxy /CN=system:kube-proxy
  cert kubelet "/O=system:nodes/CN=system:node:$NODE" "DNS:$NODE,IP:$NODE_IP"
  cert kubelet-client /O=system:masters/CN=kube-apiserver-kubelet-client
  cert front-proxy /CN=front-proxy
  cert dns /CN=cluster-dns
  [ -s "$pki/sa.pub" ] || {
    openssl genrsa -out "$pki/sa.key" 2048 2>/dev/null
    openssl rsa -in "$pki/sa.key" -pubout -out "$pki/sa.pub" 2>/dev/null
  }
  for name in kube-controller-manager kube-scheduler kube-proxy kubelet; do
    kubeconfig $name "$pki/$name.kubeconfig"
  done
  (umask 077; kubeconfig admin "$KUBECONFIG_FILE")
}

config_files() {
  mkdir -p "$RUN/cni" "$RUN/manifests"
  # ptp, not bridge: all traffic is routed, so a pod reaches a service that has its endpoint on the
  # same node without the br_netfilter kernel module, and there is no bridge to remove
  cat >"$RUN/cni/10-pods.conflist" <<JSON
{"cniVersion": "0.4.0", "name": "pods", "plugins": [
  {"type": "ptp", "ipMasq": false, "ipam": {"type": "host-local", "dataDir": "/var/lib/cni/ipam",
   "ranges": [[{"subnet": "$POD_CIDR"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
JSON
  # restrict_oom_score_adj: pods ask for a lower oom_score_adj than a machine without
  # CAP_SYS_RESOURCE may grant
  cat >"$RUN/containerd.toml" <<TOML
version = 2
root = "$RUN/containerd/root"
state = "$RUN/containerd/state"
[grpc]
  address = "$RUN/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "$PAUSE_IMAGE"
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "$BIN/cni"
    conf_dir = "$RUN/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      BinaryName = "$BIN/runc"
      Root = "$RUN/containerd/runc"
      SystemdCgroup = false
TOML
  # imageGC and evictions are off, so to say: a full developer disk must not delete our images
  cat >"$RUN/kubelet.yaml" <<YAML
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $NODE_IP
readOnlyPort: 0
cgroupDriver: cgroupfs
cgroupRoot: /$CGROUP
failSwapOn: false
oomScoreAdj: 0
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: "$RUN/pki/ca.crt"}}
authorization: {mode: Webhook}
tlsCertFile: $RUN/pki/kubelet.crt
tlsPrivateKeyFile: $RUN/pki/kubelet.key
nodeStatusUpdateFrequency: 2s
nodeStatusReportFrequency: 5m
staticPodPath: $RUN/manifests
clusterDomain: cluster.local
clusterDNS: [$DNS_IP]
resolvConf: ""
imageGCHighThresholdPercent: 100
evictionHard: {memory.available: 100Mi, nodefs.available: 1%, imagefs.available: 1%, nodefs.inodesFree: 0%}
YAML
  cat >"$RUN/audit-policy.yaml" <<YAML
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
- level: Metadata
YAML
}
