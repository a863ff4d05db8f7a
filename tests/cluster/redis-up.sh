#!/bin/bash
# Starts a Redis on loopback whose data stand in one folder, with an append-only file; redis.pid tells its process id.
#   redis-up.sh FOLDER PORT
set -eu
mkdir -p "$1"
exec redis-server --bind 127.0.0.1 --port "$2" --dir "$1" --appendonly yes --appendfsync everysec --save '' \
  --maxmemory-policy noeviction --daemonize yes --pidfile "$1/redis.pid" --logfile "$1/redis.log"
