#!/bin/bash
# Starts a Slurm of several nodes on one machine, on loopback and without systemd; needs root and the packages slurm-wlm
# and munge. Everything stands in one folder: the config, the logs, the process ids (*.pid), by which slurm-down.sh ends it.
#   slurm-up.sh FOLDER [NODES=3] [FIRST_PORT=27000]
set -eu
rig=$1 nodes=${2:-3} port=${3:-27000}
host=$(hostname -s)
mkdir -p "$rig/state" "$rig/log" "$rig/munge"

head -c 1024 /dev/urandom > "$rig/munge/key"
chown -R munge:munge "$rig/munge"
chmod 755 "$rig" "$rig/munge"
chmod 400 "$rig/munge/key"
setpriv --reuid=munge --regid=munge --init-groups munged --key-file="$rig/munge/key" --socket="$rig/munge/socket" \
  --pid-file="$rig/munge/munged.pid" --log-file="$rig/munge/log" --seed-file="$rig/munge/seed"

# cred_expire is also how long a requeued job waits; the timeouts are short so that a dead node is noticed soon.
cat > "$rig/slurm.conf" <<END
ClusterName=tests
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$rig/munge/socket,cred_expire=5
CryptoType=crypto/munge
StateSaveLocation=$rig/state
SlurmdSpoolDir=$rig/spool.%n
SlurmctldPidFile=$rig/slurmctld.pid
SlurmdPidFile=$rig/slurmd.%n.pid
SlurmctldLogFile=$rig/log/slurmctld.log
SlurmdLogFile=$rig/log/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SchedulerType=sched/backfill
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/filetxt
JobCompLoc=$rig/log/jobs
MpiDefault=none
ReturnToService=2
SlurmdTimeout=6
SlurmctldTimeout=6
MessageTimeout=5
KillWait=2
MinJobAge=300
MaxArraySize=1001
SchedulerParameters=batch_sched_delay=0,sched_interval=2,sched_min_interval=0,requeue_delay=0
JobRequeue=1
END
for ((i = 1; i <= nodes; i++)); do
  mkdir -p "$rig/spool.n$i"
  echo "NodeName=n$i NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + i)) CPUs=1 RealMemory=2000 State=UNKNOWN" >> "$rig/slurm.conf"
done
echo "PartitionName=main Nodes=n[1-$nodes] Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO" >> "$rig/slurm.conf"

export SLURM_CONF=$rig/slurm.conf
slurmctld -f "$SLURM_CONF"
for ((i = 1; i <= nodes; i++)); do slurmd -f "$SLURM_CONF" -N "n$i"; done
for ((try = 0; try < 80; try++)); do
  [ "$(sinfo -h -N -o %t 2>/dev/null | grep -c idle)" = "$nodes" ] && exit 0
  sleep 0.25
done
sinfo -N >&2
exit 1
