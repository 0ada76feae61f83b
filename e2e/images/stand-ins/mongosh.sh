#!/bin/sh
exec node /opt/mongosh/node_modules/mongosh/bin/mongosh.js "$@"
