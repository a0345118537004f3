#!/bin/sh
# Goes back to the version that ran before this release. The Connhex Edge agent runs it as it runs update.sh: after an update
# that failed, or that was found interrupted at boot. Running it again is safe.
set -eu

flush() { if command -v sync >/dev/null; then sync; fi; }

payload=${CHX_OTA_PAYLOAD_DIR:-.}
version=$(cat "$payload/files/VERSION")
base="${DEVICE_ROOT:-}/opt/tank-level"
settings="${DEVICE_ROOT:-}/etc/tank-level"
rm -rf "$base/releases/$version.partial"

# An update that failed before its switch has changed nothing.
if [ ! -f "$base/current" ] || [ "$(cat "$base/current")" != "$version" ]; then
  echo "nothing to roll back"
  exit 0
fi

previous=$(cat "$base/previous")
if [ -z "$previous" ] || [ ! -d "$base/releases/$previous" ]; then
  echo "there is no version before $version" >&2
  exit 1
fi

# Two renames; running this again finishes what a power cut in between left.
if [ -f "$base/releases/$previous/agent.toml" ]; then
  cp "$base/releases/$previous/agent.toml" "$settings/agent.toml.new"
  mv "$settings/agent.toml.new" "$settings/agent.toml"
fi
printf '%s\n' "$previous" >"$base/current.new"
flush
mv "$base/current.new" "$base/current"
echo "back at $previous"
