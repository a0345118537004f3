#!/bin/sh
# Goes back to the version that ran before this one. Run as root, as "sh rollback.sh", where the bundle was unpacked; it may
# run twice.
set -eu

flush() { if command -v sync >/dev/null; then sync; fi; }

version=$(PYTHONDONTWRITEBYTECODE=1 "${PYTHON:-python3}" cli.py version)
base="${DEVICE_ROOT:-}/opt/roof-das"
rm -rf "$base/versions/$version.partial"

# An update that failed before its switch has changed nothing.
if [ ! -f "$base/current" ] || [ "$(cat "$base/current")" != "$version" ]; then
  echo "nothing to roll back"
  exit 0
fi

previous=$(cat "$base/previous")
if [ -z "$previous" ] || [ ! -d "$base/versions/$previous" ]; then
  echo "there is no version before $version" >&2
  exit 1
fi
printf '%s\n' "$previous" >"$base/current.new"
flush
mv "$base/current.new" "$base/current"
echo "back at $previous"
