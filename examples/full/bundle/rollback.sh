#!/bin/sh
# Goes back to the version that ran before this release. The device's agent runs it as it runs update.sh, after an
# update that failed or was interrupted. It may run twice.
set -eu

flush() { if command -v sync >/dev/null; then sync; fi; }

version=${OTA_TARGET_VERSION:-${CHX_OTA_VERSION_TARGET:?the agent must say which version this is}}
base="${DEVICE_ROOT:-}/opt/gateway"

# An update that failed before its switch has changed nothing.
if [ ! -f "$base/current" ] || [ "$(cat "$base/current")" != "$version" ]; then
  echo "nothing to roll back"
  exit 0
fi

previous=$(cat "$base/previous")
if [ -z "$previous" ]; then
  echo "there was no version before $version" >&2
  exit 1
fi
printf '%s\n' "$previous" >"$base/current.new"
flush
mv "$base/current.new" "$base/current"
echo "back at $previous"
