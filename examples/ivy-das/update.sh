#!/bin/sh
# Installs this version on a station that can't reach the forge, in the order in which Ivy's updater does it: the running
# version judges the new configuration, then the new version does, then its gate runs, then the pointer moves.
# Run as root, as "sh update.sh", where the bundle was unpacked. ROOF_DAS_CONFIG names the configuration for this version; a
# station that is new may do without. Exit code 0: installed. Any other: the version before keeps running.
set -eu

flush() { if command -v sync >/dev/null; then sync; fi; }

python=${PYTHON:-python3}
export PYTHONDONTWRITEBYTECODE=1
version=$("$python" cli.py version)

# DEVICE_ROOT is empty on a station, and a folder where the update is tried out.
base="${DEVICE_ROOT:-}/opt/roof-das"
tree="$base/versions/$version"

running=
if [ -f "$base/current" ]; then running=$(cat "$base/current"); fi
if [ "$running" = "$version" ]; then
  echo "$version is running already"
  exit 0
fi

if [ -n "$running" ]; then
  config=${ROOF_DAS_CONFIG:?a station that runs needs its configuration for $version}
  "$python" "$base/versions/$running/cli.py" check-foreign "$config"
else
  config=${ROOF_DAS_CONFIG:-config/config.template.json}
fi
"$python" cli.py check-config "$config"

# Beside the running version, under a name that nothing reads until the copy is whole and has passed the gate.
rm -rf "$tree" "$tree.partial"
mkdir -p "$tree.partial"
cp -R . "$tree.partial/"
cp "$config" "$tree.partial/config/config.json"
"$python" "$tree.partial/cli.py" gate
flush
mv "$tree.partial" "$tree"

# What rollback.sh goes back to.
printf '%s\n' "$running" >"$base/previous.new"
mv "$base/previous.new" "$base/previous"

# The switch: one rename. What starts the station runs versions/$(cat current)/cli.py.
printf '%s\n' "$version" >"$base/current.new"
flush
mv "$base/current.new" "$base/current"
echo "installed $version"
