#!/bin/sh
# Installs this release. The device's agent runs it as root, as "sh update.sh", in the directory where the bundle was
# unpacked, and says in OTA_TARGET_VERSION (or CHX_OTA_VERSION_TARGET) which version this is.
# Exit code 0: installed. Any other: nothing has changed for the running version, and the agent runs rollback.sh.
set -eu

flush() { if command -v sync >/dev/null; then sync; fi; }

version=${OTA_TARGET_VERSION:-${CHX_OTA_VERSION_TARGET:?the agent must say which version this is}}
# DEVICE_ROOT is empty on a device, and a folder where the update is tried out.
base="${DEVICE_ROOT:-}/opt/gateway"
release="$base/releases/$version"

running=
if [ -f "$base/current" ]; then running=$(cat "$base/current"); fi
if [ "$running" = "$version" ]; then
  echo "$version is running already"
  exit 0
fi

# Beside the running version, which rollback.sh goes back to: older ones, and half ones, make room.
for old in "$base/releases"/*; do
  if [ "$old" != "$base/releases/$running" ]; then rm -rf "$old"; fi
done
# Under a name that nothing reads until the copy is whole.
mkdir -p "$release.partial"
cp -R files/. "$release.partial/"
flush
mv "$release.partial" "$release"

# What rollback.sh goes back to.
printf '%s\n' "$running" >"$base/previous"

# The switch: one rename. Whatever starts the product runs $base/releases/$(cat $base/current)/bin/gateway.
printf '%s\n' "$version" >"$base/current.new"
flush
mv "$base/current.new" "$base/current"
echo "installed $version"
