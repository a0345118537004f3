#!/bin/sh
# Goes back to the version of ota-release that was in use before this bundle's. Run as update.sh is, with the same
# OTA_PREFIX, after an update that failed or was interrupted, or that turned out badly. It may run twice.
set -eu

files=$(CDPATH='' cd -- "$(dirname -- "$0")/files" && pwd)
lib=${OTA_PREFIX:-/usr/local}/lib/ota-release
version=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).version' "$files/package.json")

# An update that failed before its switch has changed nothing.
if [ ! -L "$lib/current" ] || [ "$(readlink "$lib/current")" != "releases/$version" ]; then
  echo 'nothing to roll back'
  exit 0
fi

previous=
if [ -L "$lib/previous" ]; then previous=$(readlink "$lib/previous"); fi
if [ -z "$previous" ] || [ "$previous" = "releases/$version" ]; then
  echo "there was no version before $version" >&2
  exit 1
fi
# By rename(2), as in update.sh.
rm -f "$lib/current.new"
ln -s "$previous" "$lib/current.new"
node -e 'require("fs").renameSync(process.argv[1], process.argv[2])' "$lib/current.new" "$lib/current"
echo "back at ${previous#releases/}"
