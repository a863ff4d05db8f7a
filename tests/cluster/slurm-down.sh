#!/bin/bash
# Ends what slurm-up.sh started, by its process ids: asks first, and ends after two seconds what is still there.
#   slurm-down.sh FOLDER
set -u
pids=$(cat "$1"/slurmd.*.pid "$1/slurmctld.pid" "$1/munge/munged.pid" 2>/dev/null)
for pid in $pids; do kill "$pid" 2>/dev/null; done
for ((try = 0; try < 20; try++)); do
  left=
  for pid in $pids; do kill -0 "$pid" 2>/dev/null && left="$left $pid"; done
  [ -z "$left" ] && exit 0
  sleep 0.1
done
for pid in $left; do kill -9 "$pid" 2>/dev/null; done
exit 0
