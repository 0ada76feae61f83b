#!/bin/sh
# As the official image starts: Kafka itself makes its settings of the variables KAFKA_*, and formats its folder.
set -eu
cd /opt/kafka
export CLUSTER_ID="${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}"
mkdir -p defaults config /mnt/shared/config
touch defaults/server.properties defaults/log4j2.yaml defaults/tools-log4j2.yaml
java="/opt/java/bin/java -Djava.awt.headless=true -Dlog4j2.configurationFile=/opt/kafka/log4j2.properties"
$java -Xmx128m -cp '/opt/kafka/libs/*' kafka.docker.KafkaDockerWrapper setup \
  --default-configs-dir defaults --mounted-configs-dir /mnt/shared/config --final-configs-dir config
exec $java ${KAFKA_HEAP_OPTS:--Xms128m -Xmx512m} -cp '/opt/kafka/libs/*' kafka.Kafka config/server.properties
