#!/bin/sh
# Installs this release beside the running one, then switches over by one rename. Run as root, as "sh update.sh", where the
# bundle was unpacked. Exit code 0: installed. Any other: the version before keeps running.
set -eu

flush() { if command -v sync >/dev/null; then sync; fi; }

version=$(cat VERSION)
# DEVICE_ROOT is empty on a device, and a folder where the update is tried out.
base="${DEVICE_ROOT:-}/opt/gateway"
release="$base/releases/$version"

running=
if [ -f "$base/current" ]; then running=$(cat "$base/current"); fi
if [ "$running" = "$version" ]; then
  echo "$version is running already"
  exit 0
fi

rm -rf "$release" "$release.partial"
mkdir -p "$base/releases"
cp -R files "$release.partial"
chmod 0755 "$release.partial/bin/gateway"
flush
mv "$release.partial" "$release"

printf '%s\n' "$running" >"$base/previous.new"
mv "$base/previous.new" "$base/previous"
printf '%s\n' "$version" >"$base/current.new"
flush
mv "$base/current.new" "$base/current"
echo "installed gateway $version"
