/** The text of examples/device-agent/ota-agent, from which this file is generated. */
export const otaAgentText = `#!/bin/sh
# Takes signed releases over the air from a static site. It trusts the public keys on this device, and never the site.
#   ota-agent [-c FILE] [-q | -v] [--json] [--splay SECONDS] check | update | status
# check only looks, update installs as well, status prints the last message. README.md has every setting and state.
# Exit code 0: up to date, or updated. 1: can't be done now. 2: wrong settings. 3: REFUSED, something is not as signed.
# 4: an update failed, the version before runs. 5: rollback.sh failed too. 6: another is at work. 100: check has news.
# Needs next-release.awk beside it, a POSIX shell, the tools of BusyBox (curl if it is there), and openssl 3 or VERIFY.
set -eu
umask go-w && LC_ALL=C PATH=\${PATH:-/usr/bin:/bin}:/usr/sbin:/sbin && export LC_ALL PATH # cron leaves out reboot's
here=$(unset CDPATH && cd "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")" && pwd)
conf=$here/ota-agent.conf loud=1 json='' splay=0 command='' latest='' target='' sha='' tries=0 failing=check_failed
[ -f "$conf" ] || conf=/etc/ota/ota-agent.conf
usage() { sed -n '3s/^# *//p' "$0" >&2 && exit 2; }
while [ $# -gt 0 ]; do
  case $1 in
  -q) loud=0 ;; -v) loud=2 ;; --json) json=yes ;; check | update | status) command=$1 ;;
  -c) conf=\${2:-} && shift ;; --splay) splay=\${2:-} && shift ;; *) usage ;;
  esac && shift
done
exec 3>&1 && { [ -z "$json" ] || exec 1>&2; } # standard output is for the messages then
say() { [ "$loud" -eq 0 ] || printf '%s\\n' "$*"; }
detail() { [ "$loud" -lt 2 ] || printf '%s\\n' "$*"; }
have() { command -v "$1" >/dev/null 2>&1; }
size() { if [ -f "$1" ]; then wc -c <"$1" | tr -d ' '; else echo 0; fi; }
digits() { printf %s "$1" | tr -dc 0-9; } # times are compared as the number that their digits make
digest() { sha256sum <"$1" | cut -c 1-64; } && hash() { printf '%s' "$1" | sha256sum | cut -c 1-8; }
wrong() { printf 'WRONG SETTINGS: %s\\n' "$*" >&2 && exit 2; }
closed() { case $(ls -dlL "$1") in ????????w*) wrong "everybody may write $1, and so say what runs here" ;; esac; }
# report STATE [ERROR]: a message as Connhex Edge devices send it. Whether anybody gets it decides nothing.
report() {
  error=$(printf '%s' "\${2:-}" | tr '\\n\\t' '  ' | tr -d '\\000-\\037' | sed 's/[\\\\"]/\\\\&/g')
  line=$(printf '{"current_version":"%s","latest_version":"%s","status":"%s","error":"%s","last_checked":"%s"}' \\
    "$installed" "$latest" "$1" "$error" "$checked")
  { printf '%s\\n' "$line" >"$STATE/status.new" && mv -f "$STATE/status.new" "$STATE/status.json"; } 2>/dev/null || :
  [ -z "$json" ] || printf '%s\\n' "$line" >&3
  [ -z "$STATUS_COMMAND" ] || limited 30 sh -c "$STATUS_COMMAND" ota-agent "$line" >/dev/null 2>&1 || :
}
stop() { printf '%s: %s\\n' "$2" "$3" >&2 && report "$failing" "$3" && exit "$1"; }
refuse() { stop 3 REFUSED "$1"; } && fail() { stop 1 FAILED "$1"; }
# keep NAME VALUE: by one rename between two syncs: a power cut leaves the old value or the new one, and never half.
keep() {
  { printf '%s\\n' "$2" >"$STATE/$1.new" && sync && mv -f "$STATE/$1.new" "$STATE/$1" && sync; } 2>/dev/null ||
    fail "can't write $STATE/$1"
}
recall() { if [ -s "$STATE/$1" ]; then cat "$STATE/$1"; else echo "$2"; fi; }
phase() { keep journal "$1 \${target:--} \${sha:--} $tries" && detail "phase: $1"; }
# A process by number, boot and start: a number that was given anew is no living holder of a lock, nor is a zombie.
identity() {
  printf '%s %s/%s\\n' "$1" "$({ cat /proc/sys/kernel/random/boot_id; } 2>/dev/null)" \\
    "$({ sed -n '/) Z /!s/.*) //p' "/proc/$1/stat" | cut -d ' ' -f 20; } 2>/dev/null)"
}
alive() {
  while read -r pid rest; do
    ! kill -0 "$pid" 2>/dev/null || [ "$(identity "$pid")" != "$pid $rest" ] || return 0
  done <"$1" && return 1
}
# The lock is the file with the highest number, while a holder lives. Numbers only grow: two who find the same dead one
# want the same next number, and link(2) gives it to one. Scripts hold it too: they may outlive an agent that is killed.
newest_lock() { { echo 0 && ls "$STATE"; } | sed -n 's/^lock\\.//; /^[0-9]*$/p' | sort -n | tail -n 1; }
busy() { rm -f "$STATE/mine.$$" && say "another ota-agent is at work" && exit 6; }
take_lock() {
  held=$(newest_lock) && lock=$STATE/lock.$((held + 1))
  { identity $$ >"$STATE/mine.$$"; } 2>/dev/null || fail "can't write to $STATE"
  if [ "$held" -gt 0 ] && alive "$STATE/lock.$held"; then busy; fi
  ln "$STATE/mine.$$" "$lock" 2>/dev/null || { [ ! -e "$lock" ] || busy; fail "can't make the hard link $lock"; }
  if [ "$(newest_lock)" -ne $((held + 1)) ]; then rm -f "$lock" && busy; fi
  trap ': >"$lock"' EXIT
  for file in "$STATE"/lock.* "$STATE"/mine.*; do [ "$file" = "$lock" ] || rm -f "$file"; done
}
# limited SECONDS COMMAND: its exit code; 137 for one that took longer, and is killed with all that it started.
limited() {
  seconds=$1 && shift
  if have setsid; then setsid "$@" 3>&- & else "$@" 3>&- & fi
  child=$!
  identity "$child" >>"$lock" || :
  while kill -0 "$child"; do # on its own, in case the agent is killed, and for no longer than the command lives
    { [ "$seconds" -gt 0 ] || kill -9 "-$child" "$child"; } && sleep 1 && seconds=$((seconds - 1)) || exit
  done >/dev/null 2>&1 3>&- &
  watch=$! ended=0
  wait "$child" 2>/dev/null || ended=$?
  kill "$watch" 2>/dev/null || :
  return "$ended"
}
# download URL FILE: goes on where the file ends.
download() {
  have curl || { wget -q -c -O "$2" "$1"; return; } # gives up after 15 minutes by itself; -T crashes some BusyBoxes
  curl -fsSL --connect-timeout 30 --speed-limit 100 --speed-time 60 -C - -o "$2" "$1"
}
# fetch PATH FILE BYTES: an object of so many bytes at most. The limit on the process keeps more from filling the disk.
fetch() {
  fetched=0
  (ulimit -f $(($3 / 512 + 1)) || :; download "$SITE/$1" "$2") >"$work/said" 2>&1 3>&- || fetched=$?
  if [ "$(size "$2")" -gt "$3" ]; then rm -f "$2" && refuse "$1 is larger than the $3 bytes that it may have"; fi
  return "$fetched"
}
get() { rm -f "$2" && { fetch "$@" || fail "can't fetch $1: $(sed -n '$p' "$work/said")"; }; }
# openssl_verifies KEY FILE SIGNATURE: whether the key made this 64-byte Ed25519 signature of the file.
openssl_verifies() { openssl pkeyutl -verify -pubin -inkey "$1" -rawin -in "$2" -sigfile "$3"; }
# spelled TEXT FILE: decodes base64 in its one spelling: no two texts may stand for the same bytes.
spelled() { printf '%s' "$1" | base64 -d >"$2" 2>/dev/null && [ "$(base64 <"$2" | tr -d '\\n')" = "$1" ]; }
# sound KEY: an Ed25519 key, and none of the few under which anybody can sign: OpenSSL verifies with those, too.
sound() {
  text=$(sed -n 2p "$1" | tr -d '\\r')
  case $text in
  *A[AQ]AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA[AI]A= | *7[Pfv]///////////////////////////////////////[3/]8= | \\
    *xxdqcD1N2E+6PAt2DRBnDyogU/osOczGTsf9d5KsA[3/]o= | *JuiVj8KyJ7BFw/SJ8u+Y8NXfrAXTxjM5sTgCiG1T/[AI]U=) return 1 ;;
  MCowBQYDK2VwAyEA*) ;; *) return 1 ;; esac
}
# value_of TEXT FILE: what follows a text such as "counter": up to a quote, comma or bracket. Signed JSON is compact,
# has its keys in order, and a quote inside a string is escaped: so the text stands only where the key does.
value_of() { sed -n "s|.*$(printf '%s' "$1" | sed 's/[]$*.^\\\\[]/\\\\&/g')\\\\([^]\\",}]*\\\\).*|\\\\1|p" "$2"; }
# open_envelope FILE TYPE: verifies the DSSE envelope in FILE; FILE.payload is then the signed statement, of that type.
open_envelope() {
  name=\${1##*/} signed=0 counted=''
  [ "$(value_of '"payloadType":"' "$1")" = application/vnd.in-toto+json ] || refuse "$name holds no statement"
  spelled "$(value_of '"payload":"' "$1")" "$1.payload" || refuse "the payload of $name is no canonical base64"
  { printf 'DSSEv1 28 application/vnd.in-toto+json %s ' "$(size "$1.payload")" && cat "$1.payload"; } >"$1.pae"
  tr ',' '\\n' <"$1" | sed -n 's/.*"sig":"\\([^"]*\\)".*/\\1/p' | head -n 16 >"$1.signatures"
  for key in "$KEYS"/trusted*.pem; do # a key counts once, however many signatures it made and files hold it
    { [ -f "$key" ] && sound "$key"; } || refuse "\${key##*/} is no key that can be trusted"
    case $counted in *"$text"*) continue ;; *) counted=$counted$text ;; esac
    while read -r signature; do
      if spelled "$signature" "$1.sig" && $VERIFY "$key" "$1.pae" "$1.sig" </dev/null >"$work/said" 2>&1; then
        signed=$((signed + 1)) && break
      fi
    done <"$1.signatures"
  done
  [ "$signed" -gt 0 ] || refuse "no trusted key has signed $name"
  [ "$signed" -ge "$THRESHOLD" ] || refuse "$signed of the trusted keys has signed $name, and $THRESHOLD must"
  [ "$(value_of '"predicateType":"' "$1.payload")" = "$2" ] || refuse "$name is signed, but it is no $2"
}
# look: the signed index: whose it is, no older one than was seen before, and not stale. Sets the target and its digest.
look() {
  failing=check_failed checked=$(date -u +%Y-%m-%dT%H:%M:%SZ) index=$work/index.json.payload fleet=''
  report checking
  get "\${base}index.json" "$work/index.json" 1048576
  open_envelope "$work/index.json" urn:ota-release:predicate:index:v1
  product=$(value_of '"predicate":{"product":"' "$index") counter=$(value_of '"counter":' "$index")
  channel=$(value_of '"predicate":{"product":"'"$product"'","channel":"' "$index")
  created=$(value_of '"created":"' "$index") expires=$(value_of '"expires":"' "$index")
  [ "$product" = "$PRODUCT" ] || refuse "this is the index of $product, not of $PRODUCT"
  [ "$channel" = "$CHANNEL" ] || refuse "this is the index of the channel $channel, not of $CHANNEL"
  seen=$(recall counter 0)
  [ "$counter" -ge "$seen" ] || refuse "revision $counter is older than revision $seen, which was here before"
  # A clock that is behind would let a stale index pass. Its day alone counts: clocks differ by seconds.
  for time in "$created" "$(recall created "$created")"; do
    [ "$(digits "\${checked%T*}")" -ge "$(digits "\${time%T*}")" ] || fail "the clock is wrong: $checked is before $time"
  done
  [ "$(digits "$checked")" -lt "$(digits "$expires")" ] || refuse "the index was good until $expires: news is held back"
  [ "$counter" -eq "$seen" ] || { keep created "$created" && keep counter "$counter"; }
  [ -z "$DEVICE_ID" ] || fleet=$((0x$(hash "$DEVICE_ID") % 100))
  found=$(awk -v installed="$installed" -v product="$product" -v channel="$channel" -v now="$checked" -v part="$fleet" \\
    -v down="$ALLOW_DOWNGRADE" -f "$here/next-release.awk" "$index") || fail "can't read the index"
  target=\${found% *} sha=\${found#* } latest=\${found% *}
  say "index.json verified: revision $counter, good until $expires; installed: $installed, next: \${target:-none}"
}
# examine: the upgrade object: the very bytes that the index names, signed too, and meant for this hardware.
examine() {
  failing=download_failed release=$work/$target.payload
  get "$base$target" "$work/$target" 1048576
  [ "$(digest "$work/$target")" = "$sha" ] || refuse "$target is not the object that the index names"
  open_envelope "$work/$target" urn:ota-release:predicate:release:v1
  # A release that was issued anew also names the version that its bytes are from: each key is sought in its place.
  models=$(sed -n 's/.*"predicate":{"product":"[^"]*","models":\\[\\([^]]*\\)\\].*/\\1/p' "$release")
  [ "$(value_of '"predicate":{"product":"' "$release")" = "$PRODUCT" ] || refuse "$target is of another product"
  [ "$(value_of '],"version":"' "$release")" = "$target" ] || refuse "$target states another version"
  case ",$models," in *",\\"$MODEL\\","*) ;; *) refuse "$target is for $models, not for $MODEL" ;; esac
  path=$(value_of '"bundle":{"path":"' "$release")
  bytes=$(value_of '"bundle":{"path":"'"$path"'","size":' "$release")
  wanted=$(value_of '"subject":[{"name":"'"$path"'","digest":{"sha256":"' "$release")
  say "upgrade object $target verified: made for $models"
}
# room KIB: before the disk is full, and not when it is.
room() {
  free=$(df -Pk "$STATE" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge $(($1 + SPARE_KIB)) ] || fail "there is no room for $1 KiB: of $free KiB, $SPARE_KIB are kept free"
}
# bring: the bundle, under the name of its digest. What was begun is taken up, or thrown away once, if it is no part.
bring() {
  failing=download_failed turn=0 part=$work/$wanted.part begun=$(size "$work/$wanted.part")
  for file in "$work"/*.part; do [ "$file" = "$part" ] || rm -f "$file"; done
  phase downloading && report downloading
  room $(((bytes - begun) / 1024))
  while [ "$(size "$part")" -lt "$bytes" ] && ! fetch "$path" "$part" "$bytes"; do
    turn=$((turn + 1)) && detail "the download broke off at $(size "$part") of $bytes bytes"
    [ "$turn" -ge "$TRIES" ] || continue
    [ "$(size "$part")" -gt "$begun" ] || rm -f "$part" # a server that can't go on would never finish it
    fail "can't fetch $path: $(sed -n '$p' "$work/said")"
  done
  [ "$(digest "$part")" != "$wanted" ] || return 0
  rm -f "$part"
  [ "$begun" -gt 0 ] || refuse "the bundle is not the one that was signed"
  say "what was begun is no part of the bundle, which is fetched anew"
  bring
}
# unpack ZIP FOLDER: a name that leads out is a mistake of who signed, and no attack, because update.sh may do anything.
unpack() {
  unzip -l "$1" >"$work/list" || fail "the bundle is no zip"
  awk '$3 ~ /:/ && ($4 ~ /^\\// || /[ \\/][.][.](\\/|$)/) { exit 1 }' "$work/list" || refuse "a name in it leads out of it"
  room "$(awk 'END { print int($1 / 1024) + 1 }' "$work/list")"
  unzip -q "$1" -d "$2" </dev/null || fail "the bundle can't be unpacked"
}
accept() { :; } # accept ZIP PATH: a further check of the bundle, in the settings: ota-agent.conf has one with minisign
# run SECONDS COMMAND…: in the unpacked bundle, with all that scripts of any family are told.
run() (
  export DEVICE_ROOT OTA_PRODUCT="$PRODUCT" OTA_CURRENT_VERSION="$installed" OTA_TARGET_VERSION="$target"
  export CHX_OTA_VERSION_CURRENT="$installed" CHX_OTA_VERSION_TARGET="$target" CHX_OTA_PAYLOAD_DIR="$work/bundle"
  export CHX_OTA_TIMEOUT_SEC="$1"
  cd "$work/bundle" && limited "$@"
)
settle() { tries=0 && phase idle && rm -rf "$work" && mkdir "$work"; }
install() {
  rm -rf "$work/bundle" && mkdir "$work/bundle" && unpack "$part" "$work/bundle"
  [ -f "$work/bundle/update.sh" ] || refuse "the bundle has no update.sh"
  phase verified && report update_ready
  failing=update_failed code=0
  phase installing && report updating
  run "$SCRIPT_SECONDS" sh update.sh || code=$?
  case $code in 0 | 10) ;; *) undo "update.sh of $target failed with exit code $code" ;; esac
  phase confirming
  if [ "$code" -eq 10 ] && [ -n "$RESTART_COMMAND" ]; then # the next start goes on, with the health check
    say "$target asks for a restart" && limited 60 sh -c "$RESTART_COMMAND" && exit 0
    fail "RESTART_COMMAND failed: the next start of the agent takes $target as restarted"
  fi
  confirm
}
confirm() {
  failing=update_failed
  [ -z "$HEALTH_CHECK" ] || run "$HEALTH_SECONDS" sh -c "$HEALTH_CHECK" || undo "the health check of $target failed"
  keep version "$target"
  settle
  installed=$target && report updated
  say "done: $target is installed"
}
# undo WHY: back to the version before, as often as it takes, within reason. The release is remembered as a bad one.
undo() {
  failing=update_failed undone=0
  if [ "$tries" -eq 0 ]; then
    failures=$(($(recall failed "- 0" | sed -n "s/^$sha \\([0-9]*\\) .*/\\1/p") + 1))
    keep failed "$sha $failures $(($(date -u +%s) + (RETRY_SECONDS << (failures - 1))))"
  fi
  tries=$((tries + 1)) && phase rolling-back
  [ ! -f "$work/bundle/rollback.sh" ] || run "$SCRIPT_SECONDS" sh rollback.sh || undone=$?
  [ "$undone" -eq 0 ] || [ "$tries" -ge "$ROLLBACK_TRIES" ] || stop 5 FAILED "$1, and rollback.sh too: it is run again"
  settle
  [ "$undone" -eq 0 ] || stop 5 FAILED "$1, and rollback.sh too: that is for another release to mend"
  stop 4 FAILED "$1; $installed stays installed"
}
# recover: what a power cut left. Until update.sh ran, nothing had changed, and the next look begins anew.
recover() {
  { read -r was target sha tries <"$STATE/journal" && [ "$tries" -ge 0 ]; } 2>/dev/null || was=idle # or no line of ours
  case $was in
  installing) undo "update.sh of $target was interrupted" ;;
  rolling-back) undo "the update to $target was being rolled back" ;;
  confirming) if [ "$installed" = "$target" ]; then settle; else confirm; fi ;;
  esac
  target='' sha='' tries=0
}
# patient: a release that failed is tried again after a while that doubles, and a few times only.
patient() {
  failing=update_failed bad=''
  [ ! -s "$STATE/failed" ] || read -r bad failures until <"$STATE/failed" || :
  [ "$bad" = "$sha" ] || return 0
  [ "$failures" -lt "$MAX_FAILURES" ] || stop 4 FAILED "$target failed $failures times, and is not tried again"
  left=$((until - $(date -u +%s))) # a clock that was ahead then mustn't make it longer
  [ "$left" -le 0 ] || [ "$left" -gt $((RETRY_SECONDS << (failures - 1))) ] ||
    stop 4 FAILED "$target failed, and is not tried again yet"
}

[ -n "$command" ] || usage; case $conf in */*) ;; *) conf=./$conf ;; esac
[ -r "$conf" ] || wrong "there is no $conf"; closed "$conf"
PRODUCT='' MODEL='' SITE='' CHANNEL=stable THRESHOLD=1 ALLOW_DOWNGRADE=no FACTORY_VERSION=none STATE=/var/lib/ota
KEYS=\${conf%/*} VERIFY=openssl_verifies DEVICE_ID=$({ cat /etc/machine-id; } 2>/dev/null || :) DEVICE_ROOT=''
STATUS_COMMAND='' HEALTH_CHECK='' RESTART_COMMAND='' SCRIPT_SECONDS=1800 HEALTH_SECONDS=300 SPARE_KIB=1024
TRIES=3 ROLLBACK_TRIES=3 MAX_FAILURES=3 RETRY_SECONDS=3600
# shellcheck disable=SC1090 # it may replace functions, too: those of a device with other tools
. "$conf"
if [ "$command" = status ]; then recall status.json '{}' && exit; fi
case $PRODUCT,$MODEL,$SITE in ,* | *,,* | *,) wrong "$conf must set PRODUCT, MODEL and SITE" ;; esac
case $THRESHOLD$SCRIPT_SECONDS$HEALTH_SECONDS$TRIES$ROLLBACK_TRIES$MAX_FAILURES$RETRY_SECONDS$SPARE_KIB$splay in
*[!0-9]*) wrong "one of the numbers in $conf is none" ;; 0*) wrong "THRESHOLD is $THRESHOLD" ;; esac
[ "$VERIFY" != openssl_verifies ] || case $(openssl version 2>&1) in
"OpenSSL "[3-9]* | "OpenSSL "[1-9][0-9]*) ;; *) wrong "there is no OpenSSL 3 here, nor a VERIFY in its place" ;; esac
case $CHANNEL in stable) base='' ;; *) base=channels/$CHANNEL/ ;; esac
for file in "$KEYS"/trusted*.pem; do { [ -f "$file" ] && closed "$file"; } || wrong "there is no key $file"; done
work=$STATE/work lock=$STATE/lock installed=$FACTORY_VERSION checked=$(date -u +%Y-%m-%dT%H:%M:%SZ) SITE=\${SITE%/}
mkdir -p "$work" || fail "can't make $work"
closed "$STATE"; take_lock
installed=$(recall version "$FACTORY_VERSION")
case $installed in none | [0-9]*.[0-9]*.[0-9]*) ;; *) wrong "what is installed, $installed, is no version" ;; esac
[ "$splay" -eq 0 ] || sleep $((0x$(hash "$DEVICE_ID") % (splay + 1)))
if [ "$command" = update ] && [ -s "$STATE/journal" ]; then recover; fi
look
if [ -z "$target" ]; then report updated && say "nothing to do" && exit 0; fi
report update_available
[ "$command" = update ] || exit 100
patient; examine; bring
accept "$part" "$path" || refuse "a further check refuses the bundle"
install
`;
