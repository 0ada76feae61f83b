#!/bin/sh
# One broker that is its own controller, known by the name of its pod. With SASL and TLS if the pod has /tls.
set -eu
name=$(hostname -f)
protocol=PLAINTEXT
if [ -d /tls ]; then protocol=SASL_SSL; fi
cat > /tmp/kafka.properties <<P
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@localhost:9093
controller.listener.names=CONTROLLER
listeners=CLIENTS://0.0.0.0:9092,CONTROLLER://localhost:9093
advertised.listeners=CLIENTS://$name:9092
inter.broker.listener.name=CLIENTS
listener.security.protocol.map=CLIENTS:$protocol,CONTROLLER:PLAINTEXT
log.dirs=/data/kafka
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=8
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
log.cleaner.dedupe.buffer.size=16777216
P
if [ $protocol = SASL_SSL ]; then
  cat /tls/tls.key /tls/tls.crt > /tmp/keystore.pem
  cat >> /tmp/kafka.properties <<P
ssl.keystore.type=PEM
ssl.keystore.location=/tmp/keystore.pem
ssl.truststore.type=PEM
ssl.truststore.location=/tls/ca.crt
ssl.client.auth=none
sasl.enabled.mechanisms=PLAIN
sasl.mechanism.inter.broker.protocol=PLAIN
listener.name.clients.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="broker" password="$KAFKA_PASSWORD" user_broker="$KAFKA_PASSWORD" user_holdfast="$KAFKA_PASSWORD";
P
fi
java="/opt/java/bin/java -Djava.awt.headless=true"
if [ ! -f /data/kafka/meta.properties ]; then
  $java -cp '/opt/kafka/*' kafka.tools.StorageTool format -t holdfast-in-a-cluster0 -c /tmp/kafka.properties
fi
exec $java -Xms128m -Xmx384m -cp '/opt/kafka/*' kafka.Kafka /tmp/kafka.properties
