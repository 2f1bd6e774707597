#!/bin/sh
# A publication in shards on Slurm, from the project's folder on a disk that all nodes see (../batch.md):
#
#   sh guides/batch/slurm.sh submit 16 /srv/content /srv/www/site [BUILD OPTION...]
#
# Slurm starts this file again: as the tasks of an array, one for each shard, and as the job after them that joins.
#SBATCH --requeue
#SBATCH --cpus-per-task=2
#SBATCH --mem=3G
set -u

# Slurm begins again what a node has lost; this, what was killed or had to do with the machine. Errors in the content, and wrong
# options, would only fail again.
again() {
  if [ "$1" -ge 3 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
    # Until Slurm ends it, so that its end isn't taken for one of its own.
    scontrol requeue "$SLURM_JOB_ID" && sleep 60
  fi
  exit "$1"
}

case ${1:-} in
  submit)
    of=$2 content=$3 out=$4
    shift 4
    # The same day for all, whenever a task begins.
    as_of=$(TZ=Asia/Shanghai date +%F)
    # Installs what is missing, once.
    node scripts/run.mjs build --help > /dev/null || exit
    # What is published now, as it lies: nothing of it may be lost without a word.
    [ -e "$out/data/release.json" ] && set -- --after "$(readlink -f "$out")/data/release.json" "$@"
    array=$(sbatch --parsable --array="1-$of" "$0" shard "$of" "$content" "$out" --as-of "$as_of" "$@") || exit
    sbatch --parsable --dependency="afterok:$array" --kill-on-invalid-dep=yes "$0" merge "$of" "$out"
    ;;
  shard)
    of=$2 content=$3 out=$4
    shift 4
    node scripts/run.mjs build --content "$content" --out "$out.shards/$SLURM_ARRAY_TASK_ID" \
      --shard "$SLURM_ARRAY_TASK_ID/$of" "$@" || again $?
    ;;
  merge)
    of=$2 out=$3
    set --
    for shard in $(seq "$of"); do set -- "$@" "$out.shards/$shard"; done
    node scripts/run.mjs merge --shards "$@" --out "$out" || again $?
    # They name people, and are of no more use.
    rm -rf "$out.shards"
    ;;
  *)
    sed -n '2,6s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac
