#!/bin/bash
# Whether a broker answers what it can do: an ApiVersions request of version 0, and an answer without an error. The one of
# Kafka starts Java for that.
#   kafka-broker-api-versions.sh --bootstrap-server 127.0.0.1:9092
set -eu
[ "$1" = --bootstrap-server ]
exec 3<>"/dev/tcp/${2%:*}/${2#*:}"
# Size, key 18, version 0, number 7 of the request, no name of a client.
printf '\0\0\0\012\0\022\0\0\0\0\0\007\377\377' >&3
# Of the answer: size, number 7, error 0.
[ "$(timeout 5 head -c 10 <&3 | tail -c 6 | od -An -tx1 | tr -d ' ')" = 000000070000 ]
