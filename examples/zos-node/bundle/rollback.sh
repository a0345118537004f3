#!/bin/sh
# Puts the files back that update.sh has replaced, and removes those that came with it. 0-OS itself knew no way back: its
# nodes waited for a better version. It may run twice.
set -eu

target="${DEVICE_ROOT:-}"
before="$target/var/lib/node-metrics/before"
version=$(cat VERSION)

if [ ! -f "$before/for" ] || [ "$(cat "$before/for")" != "$version" ]; then
  echo "nothing to roll back"
  exit 0
fi

(cd root && find . -type f) | while read -r file; do
  if [ -f "$before/root/$file" ]; then
    cp -p "$before/root/$file" "$target/$file.new"
    mv "$target/$file.new" "$target/$file"
  else
    rm -f "$target/$file"
  fi
done

# The data of the version before is still there.
data="$target/var/lib/node-metrics"
if [ -f "$data/counts.migrated" ]; then mv "$data/counts.migrated" "$data/counts"; fi
rm -rf "$before"
echo "back at the version before $version"
