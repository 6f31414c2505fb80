# shellcheck shell=bash
# What demo, bench-create and at-rest have in common: the cluster, the operator's jar and image, its installation. Sourced.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
APP=$ROOT/mysql-operator-app
JAR=$APP/target/mysql-operator.jar
IMAGE_TAR=$APP/target/jib-image.tar
OPERATOR_NAMESPACE=mysql-operator

say() { printf '[%3d s] %s\n' "$SECONDS" "$*"; }
fail() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

need_java() {
  local version
  command -v mvn >/dev/null || fail "mvn is missing: install Maven (Debian: apt-get install maven)"
  version=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p') || version=
  case $version in
    '' | 1.*) fail "no Java 17 on the PATH: install a JDK 17 or newer (Debian: apt-get install openjdk-17-jdk-headless)" ;;
  esac
  ((version >= 17)) || fail "java on the PATH is Java $version: a JDK 17 or newer is needed"
}

# A cluster that answers, with KUBECONFIG and kubectl for this shell.
use_cluster() {
  local environment
  if [ "${E2E_CLUSTER:-local}" != local ] || ! "$ROOT/e2e/cluster" status >/dev/null 2>&1; then "$ROOT/e2e/cluster" up; fi
  environment=$("$ROOT/e2e/cluster" env)
  eval "$environment"
}

# older_than_sources FILE: it is missing, or something that goes into it is newer.
older_than_sources() {
  [ -f "$1" ] || return 0
  [ -n "$(find "$ROOT/pom.xml" "$ROOT"/mysql-*/pom.xml "$ROOT"/mysql-*/src/main -newer "$1" -print -quit)" ]
}

# maven GOAL...: quiet; the whole output only when it fails.
maven() {
  local log
  log=$(mktemp)
  if ! (cd "$ROOT" && mvn -B -pl mysql-operator-app -am -Dmaven.test.skip=true "$@") >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    rm -f "$log"
    fail "the build failed: mvn -pl mysql-operator-app -am -Dmaven.test.skip=true $*"
  fi
  rm -f "$log"
}

build_jar() {
  older_than_sources "$JAR" || return 0
  need_java
  say "building the operator's jar"
  maven package
  touch "$JAR"
}

# The image, unless OPERATOR_IMAGE names one that the cluster can pull.
build_image() {
  local base=()
  [ -z "${OPERATOR_IMAGE:-}" ] || { build_jar; return 0; }
  if older_than_sources "$IMAGE_TAR"; then
    need_java
    if [ -n "${IMAGE_BASE:-}" ]; then
      base=("-Dimage.base=$IMAGE_BASE")
    elif [ "${E2E_CLUSTER:-local}" = local ]; then
      base=("-Dimage.base=tar://$("$ROOT/e2e/cluster" java-base)")
    fi
    say "building the operator's jar and image"
    maven package jib:buildTar "${base[@]}"
    touch "$JAR" "$IMAGE_TAR"
  fi
  build_jar
  say "giving the image to the cluster"
  "$ROOT/e2e/cluster" load-image "$IMAGE_TAR" 2>/dev/null || "$ROOT/e2e/cluster" load-image "$IMAGE_TAR" ||
    fail "no image: set E2E_IMAGE_LOADER to a command that loads it, or push it and name it in OPERATOR_IMAGE"
}

# operator_manifest [NAMESPACES]: operator.yaml with the image, and with the namespaces that the operator is to act on.
operator_manifest() {
  sed -e "s|image: mysql-operator:dev|image: ${OPERATOR_IMAGE:-mysql-operator:dev}|" \
    -e "/name: MYSQL_OPERATOR_NAMESPACES/{n;s|\"\"|\"${1:-}\"|;}" "$APP/deploy/operator.yaml"
}

await_removal() { # await_removal NAMESPACE: one that is being removed takes nothing new
  [ "$(kubectl get namespace "$1" --ignore-not-found -o 'jsonpath={.status.phase}')" != Terminating ] ||
    kubectl wait --for delete --timeout=120s "namespace/$1" >/dev/null
}

operator_is_installed() { kubectl get deployment mysql-operator -n "$OPERATOR_NAMESPACE" >/dev/null 2>&1; }

# install_operator [NAMESPACES]: definition, operator; returns when it is ready. One that is there keeps its namespaces.
install_operator() {
  local namespaces=${1:-} restart=''
  if operator_is_installed; then
    restart=1
    namespaces=$(kubectl get deployment mysql-operator -n "$OPERATOR_NAMESPACE" \
      -o 'jsonpath={.spec.template.spec.containers[0].env[?(@.name=="MYSQL_OPERATOR_NAMESPACES")].value}')
    case ",${namespaces:-${1:-}}," in
      ,, | *",${1:-},"*) ;;
      *) fail "the operator of this cluster acts on $namespaces only: give one of these as --namespace, or remove it" ;;
    esac
  fi
  await_removal "$OPERATOR_NAMESPACE"
  kubectl apply -f "$APP/deploy/crd.yaml"
  kubectl wait --for condition=established --timeout=60s crd/mysqls.otus.homework crd/mysqlbackups.otus.homework >/dev/null
  operator_manifest "$namespaces" | kubectl apply -f -
  # the tag may stand for another image by now
  if [ -n "$restart" ]; then kubectl rollout restart deployment/mysql-operator -n "$OPERATOR_NAMESPACE" >/dev/null; fi
  kubectl rollout status deployment/mysql-operator -n "$OPERATOR_NAMESPACE" --timeout=180s >/dev/null || {
    kubectl get pods -n "$OPERATOR_NAMESPACE" >&2
    kubectl logs -n "$OPERATOR_NAMESPACE" deployment/mysql-operator --tail=30 | cut -c 1-400 >&2 || true
    fail "the operator did not become ready"
  }
}

remove_operator() { # its pod first: with its rights gone it could not give the lease back
  kubectl delete deployment mysql-operator -n "$OPERATOR_NAMESPACE" --cascade=foreground --timeout=60s >/dev/null
  operator_manifest | kubectl delete --wait=false --ignore-not-found -f - >/dev/null
}

# empty_claim CLAIM IMAGE: removes everything on its volume, with a pod, since the volume may be on any node.
empty_claim() {
  local overrides
  overrides=$(printf '{"spec":{"containers":[{"name":"empty","image":"%s","command":["bash","-c","rm -rf /volume/*"],
    "volumeMounts":[{"name":"v","mountPath":"/volume"}]}],"restartPolicy":"Never","terminationGracePeriodSeconds":1,
    "volumes":[{"name":"v","persistentVolumeClaim":{"claimName":"%s"}}]}}' "$2" "$1")
  kubectl run "empty-$1" -n "$NAMESPACE" --image "$2" --restart Never --overrides "$overrides" >/dev/null
  for _ in {1..60}; do
    case $(field pod "empty-$1" .status.phase) in Succeeded | Failed) break ;; esac
    sleep 0.5
  done
  kubectl delete pod "empty-$1" -n "$NAMESPACE" --now >/dev/null 2>&1
}

# field TYPE NAME JSONPATH: empty when there is none.
field() { kubectl get "$1" "$2" -n "$NAMESPACE" -o "jsonpath={$3}" 2>/dev/null || true; }

# show COMMAND...: as one would type it, and what it says.
show() {
  printf '\n$ %s\n' "$*"
  "$@"
}

# await_state STATE SECONDS: shows where the plan stands until the resource is in that state, or gone.
await_state() {
  local wanted=$1 deadline=$((SECONDS + $2)) before='' state now
  while :; do
    now=$(kubectl get ms "$NAME" -n "$NAMESPACE" --ignore-not-found \
      -o 'jsonpath={.status.state}|{.status.step}|{.status.stepsLeft}') || now=$before
    state=${now%%|*}
    if [ "$now" != "$before" ]; then
      case $now in
        '') say "  gone" ;;
        "Ready|"*) say "  Ready" ;;
        *'||'*) say "  ${state:-not seen yet}" ;;
        *) say "  $state: $(cut -d '|' -f 2 <<<"$now") (steps left: ${now##*|})" ;;
      esac
      before=$now
    fi
    [ "$state" != "$wanted" ] || { [ -z "$wanted" ] && [ -n "$now" ]; } || return 0
    ((SECONDS < deadline)) || { explain; fail "$NAME is not ${wanted:-gone} after $2 s"; }
    sleep 0.5
  done
}

explain() { # what somebody who has to find out would look at first
  {
    kubectl describe ms "$NAME" -n "$NAMESPACE" || true
    kubectl get pods,jobs,pvc -n "$NAMESPACE" || true
    kubectl logs -n "$OPERATOR_NAMESPACE" deployment/mysql-operator --tail=20 | cut -c 1-400 || true
  } >&2
}

# volume ROLE-NAME: the name of a volume, which outside the namespace default begins with the namespace.
volume() { if [ "$NAMESPACE" = default ]; then echo "$1"; else echo "$NAMESPACE.$1"; fi; }
