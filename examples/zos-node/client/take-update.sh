#!/bin/sh
# Takes the updates of a site in the way of a 0-OS node: asks for "latest" and "versions", then applies every version above
# its own up to the latest, in order. Unlike such a node it trusts nothing but a key: what a version installs has to bear
# the signature of PUBLIC_KEY, for this product and this very version.
#
#   sh take-update.sh SITE PUBLIC_KEY      SITE: the address of the site; PUBLIC_KEY: the file ota.pub
#
# Needs curl, awk, unzip and minisign. Exit code 0: nothing to do, or everything applied.
set -eu

product=node-metrics
site=${1%/}
key=$2

# DEVICE_ROOT is empty on a node, and a folder where the update is tried out.
state="${DEVICE_ROOT:-}/var/lib/node-metrics/version"

fail() {
  echo "$*" >&2
  exit 1
}

# Only status 200 counts; redirects are followed.
get() { curl --fail --silent --show-error --location --max-redirs 9 --output "$2" "$1"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

get "$site/latest" "$work/latest"
get "$site/versions" "$work/versions.json"
latest=$(sed -n 's/^"\(.*\)"$/\1/p' "$work/latest")
grep -E -x '\["[^"]*"(,"[^"]*")*\]' "$work/versions.json" | tr -d '[]"' | tr ',' '\n' >"$work/versions"

# SemVer 2.0 without build metadata. One bad entry makes the list worthless.
number='(0|[1-9][0-9]*)'
word="($number|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
if grep -E -v -x "$number\.$number\.$number(-$word(\.$word)*)?" "$work/versions"; then fail "no versions"; fi
if ! grep -F -x -q -e "$latest" "$work/versions"; then fail "latest is '$latest', which is not among the versions"; fi

# A node without a version takes itself to run 0.0.1.
current=0.0.1
if [ -f "$state" ]; then current=$(cat "$state"); fi

# The versions above the current up to the latest, in their order. Never a lower one.
due=$(awk -v current="$current" -v latest="$latest" '
  function compare(a, b,    x, y, i) {
    split(a, x, /[.-]/)
    split(b, y, /[.-]/)
    for (i = 1; i <= 3; i++) if (x[i] + 0 != y[i] + 0) return x[i] + 0 < y[i] + 0 ? -1 : 1
    return compare_pre(index(a, "-") ? substr(a, index(a, "-") + 1) : "", index(b, "-") ? substr(b, index(b, "-") + 1) : "")
  }
  function compare_pre(a, b,    x, y, n, m, i) {
    if (a == b) return 0
    if (a == "" || b == "") return a == "" ? 1 : -1
    n = split(a, x, ".")
    m = split(b, y, ".")
    for (i = 1; i <= n && i <= m; i++) if (x[i] != y[i]) return compare_part(x[i], y[i])
    return n < m ? -1 : 1
  }
  function compare_part(a, b) {
    if (a ~ /^[0-9]+$/ && b ~ /^[0-9]+$/) return a + 0 < b + 0 ? -1 : 1
    if (a ~ /^[0-9]+$/ || b ~ /^[0-9]+$/) return a ~ /^[0-9]+$/ ? -1 : 1
    return a "" < b "" ? -1 : 1
  }
  compare($0, current) > 0 && compare($0, latest) <= 0 {
    for (i = ++count; i > 1 && compare(list[i - 1], $0) > 0; i--) list[i] = list[i - 1]
    list[i] = $0
  }
  END { for (i = 1; i <= count; i++) print list[i] }
' "$work/versions")

for version in $due; do
  get "$site/$version" "$work/object"
  flist=$(sed -n 's/.*"flist":"\([^"]*\)".*/\1/p' "$work/object")
  get "$flist" "$work/update.zip"
  get "$flist.minisig" "$work/update.zip.minisig"

  # The trusted comment is part of what is signed: an old artefact under a new name is refused.
  signed=$(minisign -V -Q -p "$key" -m "$work/update.zip" | tr '\t' '\n')
  for part in "product:$product" "version:$version"; do
    if ! printf '%s\n' "$signed" | grep -F -x -q -e "$part"; then fail "$flist is not signed as $part"; fi
  done

  rm -rf "$work/unpacked"
  unzip -q "$work/update.zip" -d "$work/unpacked"
  if ! (cd "$work/unpacked" && sh update.sh); then
    (cd "$work/unpacked" && sh rollback.sh)
    fail "$version could not be installed"
  fi
  mkdir -p "${state%/*}"
  printf '%s\n' "$version" >"$state.new"
  mv "$state.new" "$state"
done
echo "runs ${version:-$current}"
