#!/bin/sh
# Installs the command line of ota-release: into a folder of its own beside the version that is there, which one rename
# then takes the place of. Run as "sh update.sh" in the folder where the bundle was unpacked.
#   OTA_PREFIX   where to install: PREFIX/lib/ota-release and the command PREFIX/bin/ota-release; /usr/local if not set
#   OTA_TARGET_VERSION  the version that the update agent expects; a bundle of another one is refused
# Exit code 0: installed. Any other: nothing has changed for the version in use.
set -eu

refuse() {
  echo "$1" >&2
  exit 1
}
flush() { if command -v sync >/dev/null; then sync; fi; }

files=$(CDPATH='' cd -- "$(dirname -- "$0")/files" && pwd)

command -v node >/dev/null || refuse 'ota-release needs Node.js 20.19 or newer, and there is no node in PATH'
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  refuse "ota-release needs Node.js 20.19 or newer; this is $(node --version)"

version=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).version' "$files/package.json")
[ "${OTA_TARGET_VERSION:-$version}" = "$version" ] || refuse "this bundle is of version $version, not of $OTA_TARGET_VERSION"

prefix=${OTA_PREFIX:-/usr/local}
mkdir -p "$prefix/lib/ota-release/releases" "$prefix/bin"
prefix=$(CDPATH='' cd -- "$prefix" && pwd)
lib=$prefix/lib/ota-release
command=$prefix/bin/ota-release

# Makes a link show to another release. By rename(2), so that whoever starts the command finds one of the two; mv would
# move the new link into the folder that the old one shows.
point() {
  rm -f "$lib/$1.new"
  ln -s "$2" "$lib/$1.new"
  node -e 'require("fs").renameSync(process.argv[1], process.argv[2])' "$lib/$1.new" "$lib/$1"
}

running=
if [ -L "$lib/current" ]; then running=$(readlink "$lib/current"); fi

if [ "$running" != "releases/$version" ]; then
  # Under a name that nothing reads until the copy is whole.
  rm -rf "$lib/partial"
  cp -R "$files" "$lib/partial"
  flush
  rm -rf "$lib/releases/$version"
  mv "$lib/partial" "$lib/releases/$version"

  # What rollback.sh goes back to.
  if [ -n "$running" ]; then point previous "$running"; fi
  point current "releases/$version"
fi

# The command: an absolute path in single quotes, whatever letters it has.
quoted=$(printf '%s' "$lib" | sed "s/'/'\\\\''/g")
printf '#!/bin/sh\nexec node '\''%s/current/dist/cli.js'\'' "$@"\n' "$quoted" >"$command.new"
chmod 755 "$command.new"
mv -f "$command.new" "$command"
flush

# Two versions stay: the one in use, and the one to go back to.
for release in "$lib/releases"/*; do
  name=releases/${release##*/}
  if [ "$name" != "releases/$version" ] && [ "$name" != "$(readlink "$lib/previous" || true)" ]; then
    rm -rf "$release"
  fi
done
echo "installed ota-release $version: $command"
