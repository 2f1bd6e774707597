#!/bin/sh
# Brings a publication onto a host: all of it the first time, after that what has changed (operating.md, "Uploading").
#
#   sh guides/upload.sh rsync  /srv/www/site host::site      /srv/upload
#   sh guides/upload.sh rclone /srv/www/site remote:bucket   /srv/upload
#
# The last folder keeps what this needs to know: has.json is the manifest of what the host shows, doing.json that of what is
# on its way. Where an upload was broken off, the same publication goes on where it was; another one goes up whole, since nobody
# can tell then what the host has.
set -eu
tool=$1 site=$(readlink -f "$2") host=$3
mkdir -p "$4"
state=$(readlink -f "$4")
cd "$(dirname "$0")/.."
manifest=$site/data/release.json

put() {
  if [ "$tool" = rsync ]; then rsync -aI --files-from="$1" "$site/" "$host/"
  else rclone copy --ignore-times --files-from-raw "$1" "$site" "$host"; fi
}

delete() {
  if [ "$tool" = rsync ]; then rsync -r --delete --existing --ignore-existing --filter="merge $1" "$site/" "$host/"
  else
    # All names at once: some object stores forget some where they are asked folder by folder.
    rclone delete --fast-list --files-from-raw "$1" "$host"
    rclone rmdirs --fast-list --leave-root "$host"
  fi
}

# Everything is sent: a host may have the size and the time of a file and another digit in it.
whole() {
  if [ "$tool" = rsync ]; then
    rsync -acI --exclude='*.html' "$site/" "$host/"
    rsync -ac --delete-after --delay-updates "$site/" "$host/"
  else
    rclone copy --ignore-times --exclude '*.html' "$site" "$host"
    rclone copy --ignore-times --include '*.html' "$site" "$host"
    rclone sync --fast-list --size-only --delete-after "$site" "$host"
  fi
}

if [ ! -e "$state/has.json" ] || { [ -e "$state/doing.json" ] && ! cmp -s "$state/doing.json" "$manifest"; }; then
  cp "$manifest" "$state/doing.json"
  rm -f "$state/has.json"
  whole
else
  node scripts/run.mjs changes --from "$state/has.json" --to "$site" --format "$tool" --into "$state/lists"
  cp "$manifest" "$state/doing.json"
  for list in "$state"/lists/[0-9]*; do
    case $list in
      *.put) put "$list" ;;
      *.delete) delete "$list" ;;
    esac
  done
fi
mv "$state/doing.json" "$state/has.json"
