#!/bin/sh
# Installs one update on a device with the Ioto agent or one of its updaters, which hand over the downloaded file as the one
# argument and verify nothing themselves. Here the file is opened without being trusted, its signature is checked with a key that
# is on the device, and only then anything of it is run.
#
# Prints nothing but one line, "restart" or "exit", and that only once the new version is in place; everything else goes into the
# log. Any doubt ends with exit code 1, no output, and the version before still being the one that the agent tells.
#
# Needs awk, base64, df, grep, head, sed, sha256sum, tar, unzip, wc, and openssl 3. Busybox has all of them but openssl.
set -eu
LC_ALL=C
export LC_ALL
umask 022

# Where things are on the device. The file sets PRODUCT and KEYS, and whatever else is not as below.
MODEL=
CHANNEL=stable
AGENT_CONFIG=/etc/ioto/ioto.json5
WORK=/var/lib/ota/work
LOG=/var/log/ota-update.log
AFTER=restart
MAX_UNPACKED_KB=2097152
. "${OTA_CONF:-/etc/ota/ioto.conf}"

# From here on, standard output is the log; the directive goes to what was standard output.
exec 3>&1 >"$LOG" 2>&1 </dev/null

say() { printf '%s\n' "$*"; }
refuse() {
  say "REFUSED: $*"
  exit 1
}

MAX_FILE_BYTES=104857600
MAX_RELEASE_BYTES=12582912
MAX_SIGNATURES=16

file=${1:-}
case ${PRODUCT:-} in '') refuse "PRODUCT is not set" ;; esac
case $AFTER in restart | exit) ;; *) refuse "AFTER is neither restart nor exit" ;; esac
[ -f "$file" ] || refuse "there is no file to install"
[ "$(wc -c <"$file")" -le "$MAX_FILE_BYTES" ] || refuse "the file is larger than any update"

rm -rf "$WORK"
mkdir -p "$WORK/bundle"
# The file goes too, whatever comes of it: the updater in C downloads over none that is there.
trap 'rm -rf "$WORK"; rm -f "$file"' EXIT
trap 'exit 1' HUP INT TERM

# entry NAME LIMIT: one entry of the tar, written by this script and not by tar: no name in the tar means anything.
entry() { tar -xOf "$file" "$1" 2>/dev/null | head -c "$2" >"$WORK/$1"; }

# 1. The statement, and who signed it. DSSE signs "DSSEv1", both lengths, the type and the payload.
entry release.json "$MAX_RELEASE_BYTES"
sed -n 's/.*"payload":"\([^"]*\)".*/\1/p' "$WORK/release.json" | base64 -d >"$WORK/payload" 2>/dev/null ||
  refuse "the statement is not in base64"
{
  printf 'DSSEv1 28 application/vnd.in-toto+json %d ' "$(wc -c <"$WORK/payload")"
  cat "$WORK/payload"
} >"$WORK/signed"
tr ',' '\n' <"$WORK/release.json" | sed -n 's/.*"sig":"\([^"]*\)".*/\1/p' | head -n "$MAX_SIGNATURES" >"$WORK/signatures"
verified=no
while read -r signature; do
  printf '%s\n' "$signature" | base64 -d >"$WORK/signature" 2>/dev/null || continue
  for key in "$KEYS"/*.pem; do
    if openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$WORK/signed" -sigfile "$WORK/signature" >/dev/null 2>&1
    then
      verified=yes
    fi
  done
done <"$WORK/signatures"
[ "$verified" = yes ] || refuse "no key in $KEYS has signed it"

# 2. What was signed. The JSON is compact and its keys have a fixed order; any other form is refused.
facts=$(sed -n 's/.*"predicateType":"urn:ota-release:predicate:release:v1","predicate":{"product":"\([^"]*\)","models":\[\([^]]*\)\],"version":"\([^"]*\)","channel":"\([^"]*\)",.*/\1|\2|\3|\4/p' "$WORK/payload")
bundle=$(sed -n 's/.*"bundle":{"path":"[^"]*","size":\([0-9]*\),"sha256":"\([0-9a-f]*\)"}.*/\1|\2/p' "$WORK/payload")
IFS='|' read -r product models version channel <<END
$facts
END
IFS='|' read -r size sha256 <<END
$bundle
END
[ "$product" = "$PRODUCT" ] || refuse "it is for the product '$product', not for $PRODUCT"
[ "$channel" = "$CHANNEL" ] || refuse "it is of the channel '$channel', not of $CHANNEL"
case ,$models, in *",\"$MODEL\","*) ;; *) [ -z "$MODEL" ] || refuse "it is for the models $models, not for $MODEL" ;; esac

# 3. Only ever upwards: neither agent nor updater compares versions.
VERSION_KEY="(^|[{,[:space:]])[\"']?version[\"']?[[:space:]]*:[[:space:]]*[\"']"
# told FILE: the versions that an ioto.json5 states, one a line; lines that are comments don't count.
told() {
  sed '/^[[:space:]]*\/\//d' "$1" | grep -Eo "${VERSION_KEY}[^\"']*[\"']" |
    sed -E "s/.*:[[:space:]]*[\"']([^\"']*)[\"']\$/\1/"
}
# order A B: -1, 0 or 1 as A comes before, beside or after B in the order of SemVer.
order() {
  awk -v a="$1" -v b="$2" '
    function sign(x, y) { return x < y ? -1 : x > y }
    function isNumber(x) { return x ~ /^[0-9]+$/ }
    function compare(x, y) {
      if (isNumber(x) && isNumber(y)) return sign(x + 0, y + 0)
      if (isNumber(x) != isNumber(y)) return isNumber(x) ? -1 : 1
      return sign(x "", y "")
    }
    function pre(v) { return index(v, "-") ? substr(v, index(v, "-") + 1) : "" }
    function core(v) { return index(v, "-") ? substr(v, 1, index(v, "-") - 1) : v }
    BEGIN {
      sub(/\+.*/, "", a); sub(/\+.*/, "", b)
      split(core(a), m, "."); split(core(b), n, ".")
      for (i = 1; i <= 3; i++) { found = sign(m[i] + 0, n[i] + 0); if (found) { print found; exit } }
      p = pre(a); q = pre(b)
      if (p == "" || q == "") { print sign(p == "", q == ""); exit }
      k = split(p, m, "."); l = split(q, n, ".")
      for (i = 1; i <= k && i <= l; i++) { found = compare(m[i], n[i]); if (found) { print found; exit } }
      print sign(k, l)
    }'
}
is_version() {
  printf '%s\n' "$1" | grep -Eq '^(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$'
}
installed=$(told "$AGENT_CONFIG")
is_version "$version" || refuse "'$version' is not a version"
{ [ "$(printf '%s\n' "$installed" | wc -l)" -eq 1 ] && is_version "$installed"; } ||
  refuse "$AGENT_CONFIG doesn't state exactly one version"
case $(order "$version" "$installed") in
1) ;;
0)
  say "$version is installed already"
  exit 0
  ;;
*) refuse "$version is older than $installed, which is installed" ;;
esac

# 4. The bundle: the very bytes that were signed, and room for what is in it.
entry bundle.zip "$MAX_FILE_BYTES"
[ "$(wc -c <"$WORK/bundle.zip")" -eq "$size" ] || refuse "the bundle doesn't have the signed size"
[ "$(sha256sum <"$WORK/bundle.zip" | cut -c 1-64)" = "$sha256" ] || refuse "the bundle is not the one that was signed"
unpacked=$(unzip -l "$WORK/bundle.zip" | awk 'END { print int(($1 + 1023) / 1024) }')
[ "$unpacked" -le "$MAX_UNPACKED_KB" ] || refuse "the bundle has $unpacked KiB unpacked; at most $MAX_UNPACKED_KB are taken"
[ "$unpacked" -le "$(df -Pk "$WORK" | awk 'NR == 2 { print $4 }')" ] || refuse "there is no room for $unpacked KiB"
unzip -q "$WORK/bundle.zip" -d "$WORK/bundle" || refuse "the bundle can't be unpacked"
[ -f "$WORK/bundle/update.sh" ] || refuse "the bundle has no update.sh"

# 5. Install. Exit code 10 of update.sh asks for a restart, whatever AFTER says; any other but 0 is a failure.
say "installing $version over $installed"
OTA_PRODUCT=$product OTA_CURRENT_VERSION=$installed OTA_TARGET_VERSION=$version
export OTA_PRODUCT OTA_CURRENT_VERSION OTA_TARGET_VERSION
code=0
(cd "$WORK/bundle" && exec sh update.sh 3>&-) || code=$?
case $code in
0) ;;
10) AFTER=restart ;;
*)
  if [ -f "$WORK/bundle/rollback.sh" ]; then
    (cd "$WORK/bundle" && exec sh rollback.sh 3>&-) || say "rollback.sh failed too"
  fi
  refuse "update.sh failed with exit code $code; $installed stays"
  ;;
esac

# 6. The agent tells the new version from now on: by one rename, so that a power cut leaves the old or the new file.
cp -p "$AGENT_CONFIG" "$AGENT_CONFIG.new"
sed -E "/^[[:space:]]*\/\//!s/($VERSION_KEY)[^\"']*([\"'])/\1$version\3/" "$AGENT_CONFIG" >"$AGENT_CONFIG.new"
[ "$(told "$AGENT_CONFIG.new")" = "$version" ] || refuse "the version in $AGENT_CONFIG can't be raised"
sync
mv "$AGENT_CONFIG.new" "$AGENT_CONFIG"
sync
say "$version is installed"
printf '%s\n' "$AFTER" >&3
