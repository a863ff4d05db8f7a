#!/bin/bash
# Ends what slurm-up.sh started, by its process ids, and waits until it is gone.
#   slurm-down.sh FOLDER
set -u
rig=$1
for file in "$rig"/slurmd.*.pid "$rig/slurmctld.pid" "$rig/munge/munged.pid"; do
  [ -s "$file" ] || continue
  pid=$(cat "$file")
  kill "$pid" 2>/dev/null || continue
  for ((try = 0; try < 40; try++)); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  kill -9 "$pid" 2>/dev/null
done
exit 0
