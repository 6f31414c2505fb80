{{/* The name of every object: the release's, with the chart's unless that is in it already. */}}
{{- define "mysql-operator.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Of cluster-scoped objects, so that releases of one name in two namespaces do not meet. A colon is in no namespace's name. */}}
{{- define "mysql-operator.clusterName" -}}
{{- printf "%s:%s" .Release.Namespace (include "mysql-operator.fullname" .) -}}
{{- end -}}

{{- define "mysql-operator.selector" -}}
app.kubernetes.io/name: mysql-operator
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* Not app.kubernetes.io/managed-by: mysql-operator, by which the operator knows what it has made. */}}
{{- define "mysql-operator.labels" -}}
{{ include "mysql-operator.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "mysql-operator.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "mysql-operator.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- required "serviceAccount.name is needed when serviceAccount.create is false" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "mysql-operator.subject" -}}
- kind: ServiceAccount
  name: {{ include "mysql-operator.serviceAccount" . }}
  namespace: {{ .Release.Namespace }}
{{- end -}}

{{- define "mysql-operator.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}
{{- end -}}

{{/* The namespaces that are acted on, with commas between; empty for all. */}}
{{- define "mysql-operator.namespaces" -}}
{{- if eq .Values.watch.scope "own" -}}
{{- .Release.Namespace -}}
{{- else if eq .Values.watch.scope "list" -}}
{{- join "," .Values.watch.namespaces -}}
{{- end -}}
{{- end -}}
