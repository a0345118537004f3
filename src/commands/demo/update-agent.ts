/**
 * The text of a device's update agent in POSIX sh. It is given to the user to read and to keep, so it carries its own
 * comments; docs/site-format.md names the same checks in the same order.
 */
export const updateAgentText = `#!/bin/sh
# A device's update agent in POSIX sh: takes the newest release of a static site, and trusts public keys, not the site.
# It needs sed, head, curl or wget, sha256sum (or shasum), base64, date, openssl 3 and unzip; minisign is used where it is
# there.
# Exit code 0: the newest release is installed. 1: refused or failed; then the version before is still the running one.
set -eu
LC_ALL=C
export LC_ALL

# On a real device root is empty, so that these are /etc/ota and /var/lib/ota.
root=$(cd "$(dirname "$0")" && pwd)/root
config=$root/etc/ota
state=$root/var/lib/ota
work=$state/work
# PRODUCT, MODEL and SITE; CHANNEL unless it is stable; THRESHOLD where more than one of the keys trusted*.pem must have
# signed; NODE and STAND_IN for a machine that lacks a tool.
. "$config/device.conf"
: "\${CHANNEL:=stable}" "\${THRESHOLD:=1}"
case $CHANNEL in stable) base= ;; *) base=channels/$CHANNEL/ ;; esac

# What is signed about a release takes kilobytes, and an index some hundred: whoever sends more wants to fill the disk.
MAX_JSON=1048576
MAX_MINISIG=4096

say() { printf '%s\\n' "$*"; }
refuse() {
  printf 'REFUSED: %s\\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
stand_in() { "$NODE" "$STAND_IN" "$@"; }

# download PATH: an object of the site, on standard output. SITE is a URL, or a directory. Who sends next to nothing for a
# minute is given up.
download() {
  case $SITE in
  http://* | https://*)
    if have curl; then
      curl -fsS --connect-timeout 30 --speed-limit 100 --speed-time 60 "$SITE/$1"
    elif have wget; then
      wget -q -T 60 -O - "$SITE/$1"
    else
      busybox wget -q -T 60 -O - "$SITE/$1"
    fi
    ;;
  *) cat "$SITE/$1" ;;
  esac
}

# fetch PATH FILE BYTES: an object that may have so many bytes. One more is read, to tell, and never the rest.
fetch() {
  rm -f "$2.failed"
  { download "$1" || : >"$2.failed"; } | head -c "$(($3 + 1))" >"$2"
  [ "$(size "$2")" -le "$3" ] || refuse "$1 is larger than the $3 bytes that it may have"
  [ ! -e "$2.failed" ] || refuse "can't fetch $1"
}

size() { wc -c <"$1" | tr -d ' '; }

digest() {
  if have sha256sum; then
    sha256sum <"$1" | cut -c 1-64
  elif have shasum; then
    shasum -a 256 <"$1" | cut -c 1-64
  else
    stand_in sha256 "$1"
  fi
}

decode() { if have base64; then base64 -d; else stand_in base64; fi; }
encode() { if have base64; then base64 | tr -d '\\n'; else stand_in encode; fi; }

# spelled TEXT FILE: decodes base64 in its one spelling: no two texts may stand for the same bytes.
spelled() { printf '%s' "$1" | decode >"$2" 2>/dev/null && [ "$(encode <"$2")" = "$1" ]; }

# OpenSSL verifies Ed25519 over a file from 3.0 on. LibreSSL and older versions can't.
openssl_verifies() {
  have openssl || return 1
  case $(openssl version) in "OpenSSL "[3-9]* | "OpenSSL "[1-9][0-9]*) return 0 ;; *) return 1 ;; esac
}

# verify KEY FILE SIGNATURE: whether the key made this 64-byte signature of the file.
verify() {
  if openssl_verifies; then
    openssl pkeyutl -verify -pubin -inkey "$1" -rawin -in "$2" -sigfile "$3" >/dev/null 2>&1
  else
    stand_in verify "$1" "$2" "$3"
  fi
}

# sound KEY: an Ed25519 key, and none of the few under which anybody can sign: OpenSSL verifies with those, too.
sound() {
  text=$(sed -n 2p "$1" | tr -d '\\r')
  case $text in MCowBQYDK2VwAyEA*) ;; *) return 1 ;; esac
  case \${text#MCowBQYDK2VwAyEA} in
  AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIA= | \\
  AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= | AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIA= | \\
  7P///////////////////////////////////////38= | 7P////////////////////////////////////////8= | \\
  xxdqcD1N2E+6PAt2DRBnDyogU/osOczGTsf9d5KsA3o= | xxdqcD1N2E+6PAt2DRBnDyogU/osOczGTsf9d5KsA/o= | \\
  JuiVj8KyJ7BFw/SJ8u+Y8NXfrAXTxjM5sTgCiG1T/AU= | JuiVj8KyJ7BFw/SJ8u+Y8NXfrAXTxjM5sTgCiG1T/IU= | \\
  7f///////////////////////////////////////38= | 7f////////////////////////////////////////8= | \\
  7v///////////////////////////////////////38= | 7v////////////////////////////////////////8=) return 1 ;;
  esac
}

unpack() {
  if have unzip; then
    unzip -q "$1" -d "$2"
  elif have bsdtar; then
    bsdtar -xf "$1" -C "$2"
  elif have busybox; then
    busybox unzip -q "$1" -d "$2"
  else
    stand_in unzip "$1" "$2"
  fi
}

# Seconds don't matter here, so a time is compared as the number that its digits make.
now() { if have date; then date -u +%Y%m%d%H%M%S; else stand_in now; fi; }
digits() { printf '%s' "$1" | tr -dc 0-9; }

# value_of TEXT FILE: what follows a text such as "latest":" up to the next quote, comma or bracket. Signed JSON is compact
# and its keys are in a fixed order, and a quote inside a string is escaped: so the text stands only where the key does.
value_of() {
  pattern=$(printf '%s' "$1" | sed 's/[]$*.^\\\\[]/\\\\&/g')
  sed -n "s|.*$pattern\\([^]\\",}]*\\).*|\\1|p" "$2"
}

# open_envelope FILE TYPE: verifies the DSSE envelope in FILE; FILE.payload is then the signed statement, of that type.
open_envelope() {
  [ "$(value_of '"payloadType":"' "$1")" = application/vnd.in-toto+json ] || refuse "$(basename "$1") holds no statement"
  spelled "$(value_of '"payload":"' "$1")" "$1.payload" || refuse "the payload of $(basename "$1") is no canonical base64"
  # The full stop keeps the newline that ends the payload. The C locale counts bytes.
  payload=$(cat "$1.payload" && printf .)
  printf 'DSSEv1 28 application/vnd.in-toto+json %s %s' "$((\${#payload} - 1))" "\${payload%.}" >"$1.pae"
  tr ',' '\\n' <"$1" | sed -n 's/.*"sig":"\\([^"]*\\)".*/\\1/p' >"$1.signatures"
  # A key counts once, however many signatures it made and however many files hold it.
  signed=0
  counted=
  for key in "$config"/trusted*.pem; do
    sound "$key" || refuse "$(basename "$key") is no key that can be trusted"
    case $counted in *"$text"*) continue ;; esac
    counted="$counted $text"
    while read -r signature; do
      if spelled "$signature" "$1.signature" && verify "$key" "$1.pae" "$1.signature"; then
        signed=$((signed + 1))
        break
      fi
    done <"$1.signatures"
  done
  [ "$signed" -ge 1 ] || refuse "no trusted key has signed $(basename "$1")"
  [ "$signed" -ge "$THRESHOLD" ] || refuse "$signed of the trusted keys has signed $(basename "$1"), and $THRESHOLD must"
  [ "$(value_of '"predicateType":"' "$1.payload")" = "$2" ] || refuse "$(basename "$1") is signed, but it is no $2"
}

# remember NAME VALUE: by one rename, so that a power cut leaves the old or the new value.
remember() {
  printf '%s\\n' "$2" >"$state/$1.new"
  mv "$state/$1.new" "$state/$1"
}
recall() { if [ -f "$state/$1" ]; then cat "$state/$1"; else printf '%s\\n' "$2"; fi; }

rm -rf "$work"
mkdir -p "$work/bundle"
installed=$(recall version none)
seen=$(recall counter 0)
if openssl_verifies; then
  say "signatures are verified with $(openssl version | cut -d ' ' -f 1,2)"
else
  say "OpenSSL 3 is not here, so signatures can't be verified with it: the crypto of Node.js stands in for it"
fi

# 1. The signed index: whose it is, that it is no older one than was seen before, and that it is not stale.
fetch "\${base}index.json" "$work/index.json" "$MAX_JSON"
open_envelope "$work/index.json" urn:ota-release:predicate:index:v1
index=$work/index.json.payload
product=$(value_of '"predicate":{"product":"' "$index")
channel=$(value_of '"predicate":{"product":"'"$product"'","channel":"' "$index")
counter=$(value_of '"counter":' "$index")
expires=$(value_of '"expires":"' "$index")
latest=$(value_of '"latest":"' "$index")
[ "$product" = "$PRODUCT" ] || refuse "this is the index of $product, not of $PRODUCT"
[ "$channel" = "$CHANNEL" ] || refuse "this is the index of the channel $channel, not of $CHANNEL"
[ "$counter" -ge "$seen" ] || refuse "revision $counter is older than revision $seen, which was here before: somebody rolls the site back"
[ "$(now)" -lt "$(digits "$expires")" ] || refuse "the index was good until $expires: somebody holds news back, or this clock is wrong"
remember counter "$counter"
say "index.json verified: revision $counter of $product, good until $expires"
say "installed: $installed, latest: $latest"
if [ -z "$latest" ] || [ "$latest" = "$installed" ]; then
  say "nothing to do"
  exit 0
fi

# 2. The upgrade object: the very bytes that the index names, signed too, and meant for this hardware.
fetch "$base$latest" "$work/upgrade" "$MAX_JSON"
[ "$(digest "$work/upgrade")" = "$(value_of '{"name":"'"$base$latest"'","digest":{"sha256":"' "$index")" ] ||
  refuse "$latest is not the object that the index names"
open_envelope "$work/upgrade" urn:ota-release:predicate:release:v1
release=$work/upgrade.payload
# A release that was issued anew also names the version that its bytes are from, so each key is sought in its place.
[ "$(value_of '"predicate":{"product":"' "$release")" = "$PRODUCT" ] || refuse "$latest is a release of another product"
models=$(sed -n 's/.*"predicate":{"product":"[^"]*","models":\\[\\([^]]*\\)\\].*/\\1/p' "$release")
[ "$(value_of '],"version":"' "$release")" = "$latest" ] || refuse "$latest states another version"
case ",$models," in *",\\"$MODEL\\","*) ;; *) refuse "$latest is for $models, not for $MODEL" ;; esac
say "upgrade object $latest verified: made for $models"

# 3. The bundle: the very bytes that the upgrade object names.
path=$(value_of '"bundle":{"path":"' "$release")
bytes=$(value_of '"bundle":{"path":"'"$path"'","size":' "$release")
fetch "$path" "$work/bundle.zip" "$bytes"
[ "$(digest "$work/bundle.zip")" = "$(value_of '"subject":[{"name":"'"$path"'","digest":{"sha256":"' "$release")" ] ||
  refuse "the bundle is not the one that was signed"
say "bundle verified: sha256 $(digest "$work/bundle.zip")"
if have minisign; then
  fetch "$path.minisig" "$work/bundle.zip.minisig" "$MAX_MINISIG"
  accepted=no
  for key in "$config"/trusted*.pub; do
    if minisign -Vqm "$work/bundle.zip" -p "$key" >/dev/null 2>&1; then accepted=yes; fi
  done
  [ "$accepted" = yes ] || refuse "minisign does not accept the bundle"
  say "minisign accepts the bundle as well"
else
  say "minisign is not here: the signature beside the bundle is not checked; the signed digest was"
fi

# 4. Install. Whatever goes wrong in update.sh, rollback.sh of the same bundle puts right.
unpack "$work/bundle.zip" "$work/bundle"
DEVICE_ROOT=$root
OTA_TARGET_VERSION=$latest
export DEVICE_ROOT OTA_TARGET_VERSION
cd "$work/bundle"
if ! sh update.sh; then
  if [ -f rollback.sh ]; then sh rollback.sh || say "rollback.sh failed too"; fi
  refuse "update.sh of $latest failed; $installed stays installed"
fi
remember version "$latest"
cd "$state"
rm -rf "$work"
say "done: $latest is installed"
`;
