/**
 * POSIX shell that lets a check stand for the version after the newest tag, where tags alone give versions: a change that is only
 * proposed carries none. `0.1.0` before the first.
 */
export const NEXT_VERSION = `\
last=$(git tag --list 'v[0-9]*.[0-9]*.[0-9]*' --sort=-v:refname | grep -v -e '-' -e '+' | head -n 1 || true)
last="\${last#v}"
patch="\${last##*.}"
export OTA_VERSION="\${last:+\${last%.*}.$((patch + 1))}"
OTA_VERSION="\${OTA_VERSION:-0.1.0}"`;
