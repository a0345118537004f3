#!/bin/sh
# Goes back to the version that ran before this release, if update.sh had switched over at all. It may run twice.
set -eu

version=$(cat VERSION)
base="${DEVICE_ROOT:-}/opt/sensor"
rm -rf "$base/releases/$version.partial"
if [ ! -f "$base/current" ] || [ "$(cat "$base/current")" != "$version" ]; then
  echo "nothing to roll back"
  exit 0
fi

previous=$(cat "$base/previous")
if [ -z "$previous" ]; then
  echo "there is no version before $version" >&2
  exit 1
fi
printf '%s\n' "$previous" >"$base/current.new"
mv "$base/current.new" "$base/current"
echo "back at sensor $previous"
