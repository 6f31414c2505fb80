# shellcheck shell=bash
# Helpers of the smoke tests: a namespace of their own, volumes on the host, Jobs. Source it with
# NS set; everything is deleted at the end.
# shellcheck source=/dev/null
. "$HERE/lib/common.sh"
DATA=$(mktemp -d "${TMPDIR:-/tmp}/smoke.XXXXXX")

k() { kubectl -n "$NS" "$@"; }
fail() {
  say "FAIL: $*"
  k get all,pv,pvc || true
  k get events --sort-by=.lastTimestamp | tail -20 || true
  exit 1
}

cleanup() {
  kubectl delete namespace "$NS" --ignore-not-found --wait=false >/dev/null 2>&1 || true
  kubectl delete pv -l "smoke=$NS" --wait=false >/dev/null 2>&1 || true
  rm -rf "$DATA"
}
trap cleanup EXIT

volume() { # NAME: a PersistentVolume on the host and the claim bound to it
  cat <<YAML
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: $NS-$1, labels: {smoke: $NS}}
spec:
  storageClassName: ""
  capacity: {storage: 1Gi}
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  claimRef: {namespace: $NS, name: $1}
  hostPath: {path: $DATA/$1, type: DirectoryOrCreate}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: $1}
spec:
  storageClassName: ""
  volumeName: $NS-$1
  accessModes: [ReadWriteOnce]
  resources: {requests: {storage: 1Gi}}
YAML
}

indent() { sed 's/^/          /'; }
job() { # NAME SHELL_COMMAND
  cat <<YAML
apiVersion: batch/v1
kind: Job
metadata: {name: $1}
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      terminationGracePeriodSeconds: 1
      volumes: [{name: dump, persistentVolumeClaim: {claimName: dump}}]
      containers:
      - name: job
        image: $MYSQL_IMAGE
        imagePullPolicy: IfNotPresent
        env: [{name: MYSQL_PWD, value: root-1}]
        volumeMounts: [{name: dump, mountPath: /dump}]
        command:
        - bash
        - -euo
        - pipefail
        - -c
        - |
$(indent <<<"$2")
YAML
}

run_job() { # NAME SHELL_COMMAND
  job "$1" "$2" | k apply -f - >/dev/null
  k wait "job/$1" --for=condition=Complete --timeout=60s >/dev/null || fail "job $1: $(k logs "job/$1")"
  say "job $1 log: $(k logs "job/$1" | tail -1); termination message: $(k get pods -l "job-name=$1" \
    -o jsonpath='{.items[0].status.containerStatuses[0].state.terminated.message}')"
}
