#!/bin/sh
# Installs this release beside the running one, tries it, and switches over by one rename: a power cut at any moment leaves
# the one or the other whole. The Connhex Edge agent runs it as root, as "sh update.sh", where it unpacked the bundle.
# Exit code 0: installed. 10: installed, and the agent is to restart. Any other: the agent runs rollback.sh.
# Running it again is safe.
set -eu

flush() { if command -v sync >/dev/null; then sync; fi; }

# Older agents set no variables; they run it in the unpacked bundle all the same.
payload=${CHX_OTA_PAYLOAD_DIR:-.}
version=$(cat "$payload/files/VERSION")
target=${CHX_OTA_VERSION_TARGET:-$version}
if [ "${target#v}" != "$version" ]; then
  echo "the agent wants $target, and this bundle is $version" >&2
  exit 1
fi

# DEVICE_ROOT is empty on a device, and a folder where the update is tried out.
base="${DEVICE_ROOT:-}/opt/tank-level"
settings="${DEVICE_ROOT:-}/etc/tank-level"
release="$base/releases/$version"

running=
if [ -f "$base/current" ]; then running=$(cat "$base/current"); fi
echo "from ${running:-${CHX_OTA_VERSION_CURRENT:-nothing}} to $version"

# A device keeps its configuration; a new one begins with the template.
mkdir -p "$settings" "$base/releases"
if [ ! -f "$settings/config.json" ]; then
  cp "$payload/files/share/config.template.json" "$settings/config.json.new"
  mv "$settings/config.json.new" "$settings/config.json"
fi

if [ "$running" != "$version" ]; then
  # Under a name that nothing reads until the copy is whole.
  rm -rf "$release" "$release.partial"
  cp -R "$payload/files" "$release.partial"
  chmod 0755 "$release.partial/bin/tank-level"

  # Half of the agent's time is for the trial: a sensor may take a moment to answer. Nothing has changed so far.
  # Where ota-release rehearses the update there is no sensor, and the trial is left out.
  tries=$((${CHX_OTA_TIMEOUT_SEC:-60} / 2 + 1))
  until [ -n "${OTA_REHEARSAL:-}" ] || "$release.partial/bin/tank-level" --self-test; do
    tries=$((tries - 1))
    if [ "$tries" -le 0 ]; then
      echo "$version does not work here" >&2
      exit 1
    fi
    sleep 1
  done
  flush
  mv "$release.partial" "$release"

  # What rollback.sh goes back to.
  printf '%s\n' "$running" >"$base/previous.new"
  mv "$base/previous.new" "$base/previous"

  # The switch: one rename.
  printf '%s\n' "$version" >"$base/current.new"
  flush
  mv "$base/current.new" "$base/current"

  # Room for the next release: only the version to go back to stays.
  for old in "$base"/releases/*; do
    case ${old##*/} in
      "$version" | "$running") ;;
      *) rm -rf "$old" ;;
    esac
  done
fi

# The program that the agent starts: always the one of the current release.
cat >"$base/run.new" <<'EOF'
#!/bin/sh
base=${0%/*}
exec "$base/releases/$(cat "$base/current")/bin/tank-level" "$@"
EOF
chmod 0755 "$base/run.new"
mv "$base/run.new" "$base/run"

# The agent reads its settings only when it starts.
if cmp -s "$release/agent.toml" "$settings/agent.toml"; then
  echo "installed $version"
  exit 0
fi
cp "$release/agent.toml" "$settings/agent.toml.new"
flush
mv "$settings/agent.toml.new" "$settings/agent.toml"
echo "installed $version, with new settings for the agent"
exit 10
