#!/bin/sh
# Puts this artefact into place as 0-OS did: pre-copy, the files, post-copy, migrate, post-start. Run as root, as
# "sh update.sh", where the artefact was unpacked. It may run twice.
set -eu

# DEVICE_ROOT is empty on a node, and a folder where the update is tried out.
target="${DEVICE_ROOT:-}"
before="$target/var/lib/node-metrics/before"

for hook in pre-copy post-copy migrate post-start; do
  if [ ! -x "$hook" ]; then
    echo "the hook $hook may not be executed" >&2
    exit 1
  fi
done

./pre-copy

# What is replaced is kept for rollback.sh; an update that runs again keeps what it kept the first time.
version=$(cat VERSION)
if [ ! -f "$before/for" ] || [ "$(cat "$before/for")" != "$version" ]; then
  rm -rf "$before" "$before.partial"
  mkdir -p "$before.partial/root"
  (cd root && find . -type f) | while read -r file; do
    if [ -f "$target/$file" ]; then
      mkdir -p "$before.partial/root/${file%/*}"
      cp -p "$target/$file" "$before.partial/root/$file"
    fi
  done
  printf '%s\n' "$version" >"$before.partial/for"
  mv "$before.partial" "$before"
fi

# Each file is replaced by one rename.
(cd root && find . -type f) | while read -r file; do
  mkdir -p "$target/${file%/*}"
  cp -p "root/$file" "$target/$file.new"
  mv "$target/$file.new" "$target/$file"
done

./post-copy
./migrate
./post-start
echo "installed $version"
