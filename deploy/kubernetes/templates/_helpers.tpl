{{/* What has the release's name before it, unless that is holdfast. Called with (list $ "company"). */}}
{{- define "holdfast.name" -}}
{{- $root := index . 0 }}{{- $name := index . 1 }}
{{- if eq $root.Release.Name "holdfast" }}{{ $name }}{{ else }}{{ printf "%s-%s" $root.Release.Name $name | trunc 63 }}{{ end }}
{{- end }}

{{/* By which pods of a component are found; never changes. */}}
{{- define "holdfast.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/part-of: holdfast
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "holdfast.labels" -}}
{{- $root := index . 0 -}}
{{ include "holdfast.selector" . }}
app.kubernetes.io/version: {{ $root.Values.image.tag | default $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ $root.Chart.Name }}-{{ $root.Chart.Version }}
{{- end }}

{{- define "holdfast.image" -}}
{{- $root := index . 0 }}{{- $name := index . 1 }}{{- $image := $root.Values.image }}
{{- $repository := required "image.repository must say where the images are: registry.example.com/holdfast" $image.repository }}
{{- with index $image.digests $name }}{{ $repository }}/{{ $name }}@{{ . }}
{{- else }}{{ $repository }}/{{ $name }}:{{ $image.tag | default $root.Chart.AppVersion }}{{ end }}
{{- end }}

{{/* A number as people write it: Helm reads 3600000 as 3.6e+06. */}}
{{- define "holdfast.text" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) }}{{ int64 . }}{{ else }}{{ . }}{{ end }}
{{- end }}

{{/* What the values say of a service, with the defaults under it. */}}
{{- define "holdfast.values" -}}
{{- $root := index . 0 }}{{- $name := index . 1 }}
{{- $own := index $root.Values.services $name | default dict }}
{{- toYaml (mergeOverwrite (deepCopy $root.Values.defaults) (deepCopy $own)) }}
{{- end }}

{{- define "holdfast.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "holdfast.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{/* The Secret with a component's secret settings. */}}
{{- define "holdfast.secretName" -}}
{{- $root := index . 0 }}{{- $name := index . 1 }}{{- $own := index . 2 }}
{{- $own.existingSecret | default (include "holdfast.name" (list $root $name)) }}
{{- end }}

{{/* The Secret with a migrate Job's credentials for MongoDB and Kafka: its own if it has one, else the service's. */}}
{{- define "holdfast.migrateSecretName" -}}
{{- $root := index . 0 }}{{- $name := index . 1 }}{{- $own := index . 2 }}{{- $migrate := $own.migrate }}
{{- if $migrate.existingSecret }}{{ $migrate.existingSecret }}
{{- else if $migrate.secret }}{{ include "holdfast.name" (list $root (printf "migrate-%s" $name)) }}
{{- else }}{{ include "holdfast.secretName" . }}{{ end }}
{{- end }}

{{/*
The variables of a container. What the chart knows is given to each process that has a setting for it; secret ones come
from the Secret; the rest is what the values say.
Called with a dict: root, name, row, own, schema, secret (the name of the Secret), storeSecret (that of the one with the
credentials for MongoDB and Kafka).
*/}}
{{- define "holdfast.environment" -}}
{{- $root := .root }}{{- $row := .row }}{{- $own := .own }}{{- $values := $root.Values }}{{- $name := .name }}
{{- $migrate := ternary $own.migrate dict (eq .schema "migrate") }}
{{- $given := dict
  "METRICS_ADDRESS" "0.0.0.0:9464"
  "GRPC_ADDRESS" "0.0.0.0:50051"
  "ADVERTISED_ADDRESS" "$(POD_IP):50051"
  "HTTP_HOST" "0.0.0.0"
  "HTTP_PORT" "8080"
  "DRIVER_HOST" "0.0.0.0"
  "DRIVER_PORT" "8082"
  "SITES_HOST" "0.0.0.0"
  "SITES_PORT" "8081"
  "HOST_ID" $values.files.hostId
  "DATA_FOLDER" "/data"
  "SCHEMA" .schema
}}
{{- if eq $name "files" }}{{- $_ := unset $given "SCHEMA" }}{{- end }}
{{- if has "PUBLIC_URL" $row.settings }}
{{- $_ := set $given "PUBLIC_URL" (required "publicUrl must say how browsers reach the API: https://hosting.example.com" $values.publicUrl) }}
{{- end }}
{{- if has "KAFKA_BROKERS" $row.settings }}
{{- $_ := set $given "KAFKA_BROKERS" (required "kafka.brokers must be given: host:port, comma separated" $values.kafka.brokers) }}
{{- end }}
{{- range $row.calls }}
{{- $_ := set $given (printf "%s_ADDRESS" (upper .)) (printf "%s:50051" (include "holdfast.name" (list $root .))) }}
{{- end }}
{{- range $row.ledgers }}
{{- $_ := set $given (printf "%s_LEDGER_ADDRESS" (upper .)) (printf "%s:50051" (include "holdfast.name" (list $root (printf "%s-ledger" .)))) }}
{{- end }}
{{- if include "holdfast.wires" . }}
{{- $_ := set $given "TLS_CERTIFICATE" "/etc/holdfast/tls/tls.crt" }}
{{- $_ := set $given "TLS_KEY" "/etc/holdfast/tls/tls.key" }}
{{- $_ := set $given "TLS_AUTHORITIES" (empty $values.tls.authorities.secret | ternary "/etc/holdfast/tls/ca.crt" "/etc/holdfast/authorities/ca.crt") }}
{{- end }}
{{- if $values.kafka.authorities.secret }}{{- $_ := set $given "KAFKA_AUTHORITIES" "/etc/holdfast/kafka/ca.crt" }}{{- end }}
{{- if $migrate.kafkaCertificate | default $own.kafkaCertificate }}
{{- $_ := set $given "KAFKA_CERTIFICATE" "/etc/holdfast/kafka-certificate/user.crt" }}
{{- $_ := set $given "KAFKA_KEY" "/etc/holdfast/kafka-certificate/user.key" }}
{{- end }}
{{- with $values.kafka.sasl }}
{{- $_ := set $given "KAFKA_SASL" . }}
{{- $_ := set $given "KAFKA_USERNAME" ($migrate.kafkaUsername | default $own.kafkaUsername | default $name) }}
{{- end }}
{{- with $values.tracing.endpoint }}{{- $_ := set $given "OTEL_EXPORTER_OTLP_ENDPOINT" . }}{{- end }}
{{- with $values.allowUnsafe }}{{- $_ := set $given "ALLOW_UNSAFE" (join "," .) }}{{- end }}
{{- if eq .schema "migrate" }}{{- $_ := set $given "TOPIC_REPLICAS" (include "holdfast.text" $values.kafka.topicReplicas) }}{{- end }}
{{- $settings := merge (deepCopy ($own.settings | default dict)) $values.settings }}
{{- if has "ADVERTISED_ADDRESS" $row.settings }}
- { name: POD_IP, valueFrom: { fieldRef: { fieldPath: status.podIP } } }
{{- end }}
- { name: NODE_COMPILE_CACHE, value: /tmp/compiled }
{{- range $variable := $row.settings }}
{{- if eq $variable "TRUSTED_KEYS" }}
- name: TRUSTED_KEYS
  valueFrom: { configMapKeyRef: { name: {{ $values.trustedKeys.configMap | default (include "holdfast.name" (list $root "trusted-keys")) }}, key: TRUSTED_KEYS } }
{{- else if has $variable $row.secrets }}
{{- if or (ne $variable "KAFKA_PASSWORD") $values.kafka.sasl }}
- name: {{ $variable }}
  valueFrom: { secretKeyRef: { name: {{ has $variable (list "MONGODB_URI" "KAFKA_PASSWORD") | ternary $.storeSecret $.secret }}, key: {{ $variable }}{{ if and (not (has $variable $row.required)) (ne $variable "KAFKA_PASSWORD") }}, optional: true{{ end }} } }
{{- end }}
{{- else if hasKey $given $variable }}
- { name: {{ $variable }}, value: {{ index $given $variable | quote }} }
{{- else if hasKey $settings $variable }}
- { name: {{ $variable }}, value: {{ include "holdfast.text" (index $settings $variable) | quote }} }
{{- else if has $variable $row.required }}
{{- fail (printf "%s needs the setting %s: services.%s.settings.%s" $name $variable $name $variable) }}
{{- end }}
{{- end }}
{{- with concat ($values.extraEnv | default list) ($own.extraEnv | default list) }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* Where secrets and certificates are in the container. Called with the same dict. */}}
{{- define "holdfast.mounts" -}}
- { name: tmp, mountPath: /tmp }
{{- if include "holdfast.wires" . }}
- { name: tls, mountPath: /etc/holdfast/tls, readOnly: true }
{{- if .root.Values.tls.authorities.secret }}
- { name: authorities, mountPath: /etc/holdfast/authorities, readOnly: true }
{{- end }}
{{- end }}
{{- if and .root.Values.kafka.authorities.secret (has "KAFKA_BROKERS" .row.settings) }}
- { name: kafka, mountPath: /etc/holdfast/kafka, readOnly: true }
{{- end }}
{{- if include "holdfast.kafkaCertificate" . }}
- { name: kafka-certificate, mountPath: /etc/holdfast/kafka-certificate, readOnly: true }
{{- end }}
{{- if and .root.Values.mongodb.authorities.secret (has "MONGODB_URI" .row.settings) }}
- { name: mongodb, mountPath: /etc/holdfast/mongodb, readOnly: true }
{{- end }}
{{- end }}

{{- define "holdfast.volumes" -}}
# Temporary files, and what Node has compiled.
- { name: tmp, emptyDir: { sizeLimit: 128Mi } }
{{- if include "holdfast.wires" . }}
- name: tls
  secret: { secretName: {{ include "holdfast.name" (list .root (printf "%s-tls" .name)) }}, defaultMode: 0440 }
{{- with .root.Values.tls.authorities }}
{{- if .secret }}
- name: authorities
  secret:
    secretName: {{ .secret }}
    items: [{ key: {{ .key }}, path: ca.crt }]
    defaultMode: 0440
{{- end }}
{{- end }}
{{- end }}
{{- if and .root.Values.kafka.authorities.secret (has "KAFKA_BROKERS" .row.settings) }}
- name: kafka
  secret:
    secretName: {{ .root.Values.kafka.authorities.secret }}
    items: [{ key: {{ .root.Values.kafka.authorities.key }}, path: ca.crt }]
    defaultMode: 0440
{{- end }}
{{- with include "holdfast.kafkaCertificate" . }}
- name: kafka-certificate
  secret: { secretName: {{ . }}, defaultMode: 0440 }
{{- end }}
{{- if and .root.Values.mongodb.authorities.secret (has "MONGODB_URI" .row.settings) }}
- name: mongodb
  secret:
    secretName: {{ .root.Values.mongodb.authorities.secret }}
    items: [{ key: {{ .root.Values.mongodb.authorities.key }}, path: ca.crt }]
    defaultMode: 0440
{{- end }}
{{- end }}

{{/* Whether a process calls others, or is called: the host does neither by gRPC, and what migrates not at all. */}}
{{- define "holdfast.wires" -}}
{{- if and .root.Values.tls.enabled (ne .name "files") (ne .schema "migrate") }}true{{ end }}
{{- end }}

{{- define "holdfast.kafkaCertificate" -}}
{{- $migrate := ternary .own.migrate dict (eq .schema "migrate") }}
{{- if has "KAFKA_BROKERS" .row.settings }}{{ $migrate.kafkaCertificate | default .own.kafkaCertificate | default "" }}{{ end }}
{{- end }}

{{/* What all pods have in common, the containers left out. */}}
{{- define "holdfast.pod" -}}
{{- $root := .root }}{{- $own := .own -}}
serviceAccountName: {{ include "holdfast.name" (list $root .name) }}
automountServiceAccountToken: false
# Else the addresses of all Services would be variables, by names that look like settings.
enableServiceLinks: false
{{- with $root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - { name: {{ . }} }
  {{- end }}
{{- end }}
{{- with $own.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with $own.nodeSelector }}
nodeSelector: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with $own.tolerations }}
tolerations: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with $own.affinity }}
affinity: {{ toYaml . | nindent 2 }}
{{- end }}
terminationGracePeriodSeconds: {{ $own.terminationGracePeriodSeconds }}
securityContext: {{ include "holdfast.podSecurity" . | nindent 2 }}
volumes: {{ include "holdfast.volumes" . | nindent 2 }}
{{- end }}

{{/* Readiness is the process's own; a process that is alive and not ready is left alone. */}}
{{- define "holdfast.probes" -}}
startupProbe: { httpGet: { path: /live, port: metrics }, periodSeconds: 2, timeoutSeconds: 2, failureThreshold: {{ div .startupSeconds 2 }} }
readinessProbe: { httpGet: { path: /ready, port: metrics }, periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 2 }
livenessProbe: { httpGet: { path: /live, port: metrics }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 }
lifecycle: { preStop: { sleep: { seconds: {{ .preStopSeconds }} } } }
{{- end }}

{{- define "holdfast.portsTo" }}
{{- $value := index . 0 -}}
- ports:
    {{- range $value.ports }}
    - { port: {{ include "holdfast.text" . }}, protocol: TCP }
    {{- end }}
  {{- with $value.to }}
  to: {{ toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{- define "holdfast.dns" -}}
- ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }]
  to: {{ toYaml .Values.networkPolicy.dns | nindent 4 }}
{{- end }}

{{- define "holdfast.pods" -}}
- podSelector:
    matchLabels: {{ include "holdfast.selector" . | nindent 6 }}
{{- end }}

{{- define "holdfast.migratePod" }}
{{- include "holdfast.pod" . }}
restartPolicy: OnFailure
containers:
  - name: migrate
    image: {{ include "holdfast.image" (list .root .name) }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    env: {{ include "holdfast.environment" . | trim | nindent 6 }}
    resources: {{ toYaml .own.migrate.resources | nindent 6 }}
    securityContext: {{ include "holdfast.containerSecurity" . | nindent 6 }}
    volumeMounts: {{ include "holdfast.mounts" . | nindent 6 }}
{{- end }}
