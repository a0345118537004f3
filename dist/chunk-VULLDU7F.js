import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{configSchemaText,configTemplateText,foreignConfigSchemaText,rollbackScriptText,updateScriptText}from"./chunk-ZLRU2IJ2.js";import{done}from"./chunk-DS6JNUZE.js";import{formatBytes}from"./chunk-IUC4TNA6.js";import{fail}from"./chunk-2GNZH552.js";import"./chunk-CSN3APRX.js";import"./chunk-JHUSXX7O.js";import{resolve}from"node:path";import{readFile as readFile2}from"node:fs/promises";import{join as join5}from"node:path";import{copyFile,mkdir as mkdir2,readFile}from"node:fs/promises";import{join as join2}from"node:path";var hooksText=`
# On a real device these are /var/lib/ota, /etc/ota and nothing.
STATE=$here/root/var/lib/ota
KEYS=$here/root/etc/ota
DEVICE_ROOT=$here/root

# No check is skipped where a tool is missing: Node.js stands in for it.
stand_in() { "$NODE" "$here/stand-in.mjs" "$@"; }
case $(openssl version 2>&1) in
"OpenSSL "[3-9]* | "OpenSSL "[1-9][0-9]*) say "signatures are verified with $(openssl version | cut -d ' ' -f 1,2)" ;;
*)
  VERIFY='stand_in verify'
  say "OpenSSL 3 is not here, so signatures can't be verified with it: the crypto of Node.js stands in for it"
  ;;
esac
have sha256sum || sha256sum() { if have shasum; then shasum -a 256; else stand_in sha256; fi; }
have date || date() { stand_in date "$@"; }
have base64 || base64() { if [ $# -gt 0 ]; then stand_in base64; else stand_in encode; fi; }
have sync || sync() { :; }
have sleep || sleep() { return 1; }
have df || room() { :; }
have unzip || unpack() {
  if have bsdtar; then
    bsdtar -xf "$1" -C "$2"
  elif have busybox; then
    busybox unzip -q "$1" -d "$2"
  else
    stand_in unzip "$1" "$2"
  fi
}
have curl || have wget || wget() { busybox wget "$@"; }
case $SITE in http://*) ;; *) download() { cat "$1" >"$2"; } ;; esac

# accept ZIP PATH: minisign is asked, too, where it is there.
accept() {
  if ! have minisign; then
    say "minisign is not here: the signature beside the bundle is not checked; the signed digest was"
    return 0
  fi
  get "$2.minisig" "$1.minisig" 4096
  for key in "$KEYS"/trusted*.pub; do
    if minisign -Vqm "$1" -p "$key" >/dev/null 2>&1; then
      say "minisign accepts the bundle as well"
      return 0
    fi
  done
  return 1
}
`;var nextReleaseText=`# The release that a device takes next: reads the payload of a verified index, prints its version and the digest of its
# upgrade object, or nothing where there is none to take. docs/site-format.md says what is in an index.
# installed: the version, or none. product, channel, now (RFC 3339 in UTC). part: the part of the fleet that it is in, 0
# to 99, or nothing: then it takes what everybody is offered. down: yes, if a withdrawn release is left downwards.

# Seconds since 1970 of a time.
function epoch(time, t, y, m) {
  split(time, t, /[-T:Z]/); y = t[1]; m = t[2] + 0
  if (m < 3) { y--; m += 12 }   # a year that begins in March has its odd day last
  t[3] += 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * m - 457) / 5) - 719469
  return ((t[3] * 24 + t[4]) * 60 + t[5]) * 60 + t[6]
}

# In which of a hundred parts a text lies, by its SHA-256.
function hash(text, command, line, value, i) {
  command = "printf %s '" text "' | sha256sum"; command | getline line; close(command)
  for (i = 1; i <= 8; i++) value = value * 16 + index("0123456789abcdef", substr(line, i, 1)) - 1
  return value % 100
}

function field(text, key, otherwise) {
  if (!match(text, "\\"" key "\\":\\"?[^\\",}]*")) return otherwise
  text = substr(text, RSTART, RLENGTH); sub(/^"[A-Za-z0-9]*":"?/, "", text)
  return text
}

# Whether this device is offered a release with that roll-out.
function offered(rollout, version, percent, hours, start, elapsed) {
  if (rollout ~ /"paused":true/) return 0
  percent = field(rollout, "percent", 100) + 0; hours = field(rollout, "hours", 0) + 0
  start = field(rollout, "start", "")
  if (hours) {
    elapsed = start == "" ? 0 : epoch(now) - epoch(start)
    if (elapsed < hours * 3600) percent = int(percent * (elapsed < 0 ? 0 : elapsed) / (hours * 3600))
  }
  if (percent >= 100) return 1
  return percent > 0 && part != "" && (part + hash(product "/" channel "/" version)) % 100 < percent
}

# -1, 0 or 1 as a comes before, beside or after b: SemVer 2.0, section 11.
function order(a, b, x, y, p, q, i, m, n) {
  sub(/[+].*/, "", a); sub(/[+].*/, "", b)
  if (i = index(a, "-")) { p = substr(a, i + 1); a = substr(a, 1, i - 1) }
  if (i = index(b, "-")) { q = substr(b, i + 1); b = substr(b, 1, i - 1) }
  split(a, x, "."); split(b, y, ".")
  for (i = 1; i <= 3; i++) if (x[i] + 0 != y[i] + 0) return x[i] + 0 < y[i] + 0 ? -1 : 1
  if (p == "" || q == "") return (p == "") - (q == "")
  m = split(p, x, "."); n = split(q, y, ".")
  for (i = 1; i <= m && i <= n; i++) {
    if (x[i] "" == y[i] "") continue
    a = x[i] !~ /[^0-9]/; b = y[i] !~ /[^0-9]/
    if (a != b) return b - a
    return (a ? x[i] + 0 < y[i] + 0 : x[i] "" < y[i] "") ? -1 : 1
  }
  return m < n ? -1 : m > n
}

# The first version behind all that share so many numbers with x.
function after(x, level) {
  return (x[1] + (level == 1)) "." (level > 1 ? x[2] + (level == 2) : 0) "." (level > 2 ? x[3] + 1 : 0) "-0"
}

# Whether a version meets one comparator of an npm range; pre-releases count by their place in the order.
function meets(v, c, op, x, k, low) {
  op = c; sub(/[^<>=~^].*/, "", op); c = substr(c, length(op) + 1); sub(/^v/, "", c); sub(/[+].*/, "", c)
  low = c; sub(/-.*/, "", low); split(low, x, ".")
  while (k < 3 && x[k + 1] ~ /^[0-9]+$/) k++
  if (k == 0) return op !~ /^[<>]$/ && low ~ /^[xX*]?([.][xX*])*$/
  if (k < 3 && low !~ /^[0-9]+([.][0-9]+)?([.][xX*])*$/) return 0
  low = k == 3 ? c : x[1] "." (k == 2 ? x[2] : 0) ".0-0"
  if (op == ">=") return order(v, low) >= 0
  if (op == "<") return order(v, low) < 0
  if (op == ">") return k == 3 ? order(v, c) > 0 : order(v, after(x, k)) >= 0
  if (op == "<=") return k == 3 ? order(v, c) <= 0 : order(v, after(x, k)) < 0
  if (op ~ /^=?$/ && k == 3) return order(v, c) == 0
  if (op ~ /^~>?$/ && k == 3) k = 2
  if (op == "^") k = x[1] > 0 || k == 1 ? 1 : (x[2] > 0 || k == 2 ? 2 : 3)
  return op ~ /^(=?|~>?|\\^)$/ && order(v, low) >= 0 && order(v, after(x, k)) < 0
}

function takes(v, range, any, all, low, i, j, m, n) {
  n = split(range, any, "[|][|]")
  for (i = 1; i <= n; i++) {
    if (match(any[i], / - /)) {
      low = substr(any[i], 1, RSTART - 1); if (low ~ /[.].*[.][0-9]+$/ && low !~ /-/) low = low "-0"   # as npm does
      any[i] = ">=" low " <=" substr(any[i], RSTART + 3)
    }
    while (match(any[i], /[<>=~^] +/)) any[i] = substr(any[i], 1, RSTART) substr(any[i], RSTART + RLENGTH)
    m = split(any[i], all, " ")
    for (j = 1; j <= m; j++) if (!meets(v, all[j])) break
    if (j > m) return 1
  }
  return n == 0
}

# Reads one entry of the index. Its keys have a fixed order, and a quote inside a string is escaped.
function entry(one, head) {
  match(one, HEAD); head = substr(one, 1, RLENGTH); one = substr(one, RLENGTH + 1)
  V[++n] = substr(head, 1, index(head, "\\"") - 1); object[n] = field(head, "sha256"); range[n] = "*"
  if (match(one, /^,"upgradeFrom":"([^"\\\\]|\\\\.)*"/)) {
    range[n] = substr(one, 17, RLENGTH - 17); one = substr(one, RLENGTH + 1)
  }
  yanked[n] = index(one, ",\\"yanked\\":{") > 0; barrier[n] = one ~ /^,"barrier":[{]/ && !yanked[n]
  sub(/,"(sealedFiles|families)":.*/, "", one)   # what families know of a release is none of ours
  open[n] = !yanked[n] && (!match(one, /,"rollout":[{][^}]*/) || offered(substr(one, RSTART, RLENGTH), V[n]))
}

BEGIN {
  HEAD = "^[0-9A-Za-z.-]+\\",\\"upgradeObject\\":[{]\\"sha256\\":\\"[0-9a-f]+\\"[}]," \\
    "\\"bundle\\":[{]\\"path\\":\\"[^\\"]*\\",\\"size\\":[0-9]+,\\"sha256\\":\\"[0-9a-f]+\\"[}]"
}
{
  pieces = split($0, piece, /[{]"version":"/); one = ""
  for (i = 2; i <= pieces; i++)
    if (piece[i] ~ HEAD) { if (one != "") entry(one); one = piece[i] } else one = one piece[i]
  if (one != "") entry(one)
}
# Of the steps up that the ranges take, and that pass no barrier by, the one that leads highest in the end: no good is a
# release from which no further one can be reached. Down, only to what takes the version, and not past a barrier.
END {
  if (installed == "none") { for (to = n; to > 0 && !open[to];) to-- }
  else {
    for (first = 1; first <= n && order(V[first], installed) <= 0;) first++
    V[0] = installed
    for (i = n; i >= 0; i = i > first ? i - 1 : (i ? 0 : -1)) {
      leads[i] = i
      for (j = i ? i + 1 : first; j <= n; j++) {
        if (open[j] && leads[j] >= leads[i] && takes(V[i], range[j])) { leads[i] = leads[j]; if (!i) to = j }
        if (barrier[j]) break
      }
    }
    j = first - 1
    if (!to && down == "yes" && j > 0 && yanked[j] && order(V[j], installed) == 0)
      while (!to && --j > 0) {
        if (open[j] && takes(installed, range[j])) to = j
        if (barrier[j]) break
      }
  }
  if (to) print V[to], object[to]
}
`;var otaAgentText=`#!/bin/sh
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
# run SECONDS COMMAND\u2026: in the unpacked bundle, with all that scripts of any family are told.
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
`;import{spawn}from"node:child_process";import{devNull}from"node:os";var TIMEOUT_MS=6e4,SHOWN_OUTPUT_CHARS=4e3,OWN_VARIABLES=/^(GIT_|OTA_|SOURCE_DATE_EPOCH$|(https?|all)_proxy$)/i,demoEnvironment=environment=>({...Object.fromEntries(Object.entries(environment).filter(([name])=>!OWN_VARIABLES.test(name))),GIT_CONFIG_GLOBAL:devNull,GIT_CONFIG_NOSYSTEM:"1",GIT_TERMINAL_PROMPT:"0",GIT_AUTHOR_NAME:"ota-release demo",GIT_AUTHOR_EMAIL:"demo@localhost",GIT_COMMITTER_NAME:"ota-release demo",GIT_COMMITTER_EMAIL:"demo@localhost",no_proxy:"127.0.0.1",NO_COLOR:"1"}),runCommand=({file,args,directory,environment})=>new Promise((resolve2,reject)=>{let child=spawn(file,args,{cwd:directory,env:environment,stdio:["ignore","pipe","pipe"],timeout:TIMEOUT_MS}),stdout="",output="";child.stdout.setEncoding("utf8").on("data",text=>{stdout+=text,output+=text}),child.stderr.setEncoding("utf8").on("data",text=>{output+=text}),child.on("error",cause=>reject(fail("demo-tool-missing",{tool:file,reason:cause.message},{cause}))),child.on("close",(code,signal)=>{code===0?resolve2({stdout,output}):reject(fail("demo-step-failed",{command:[file,...args].join(" "),ended:signal===null?`exit code ${code}`:signal,output:output.trim().slice(-SHOWN_OUTPUT_CHARS)}))})});var PRODUCT="gateway",MODEL="gateway-100",sampleFiles=input=>[{path:"ota-release.yaml",text:projectText(input)},{path:"CHANGELOG.md",text:changelogText(input.version)},{path:"bundle/update.sh",text:updateScriptText(PRODUCT),executable:!0},{path:"bundle/rollback.sh",text:rollbackScriptText(PRODUCT),executable:!0},{path:`bundle/files/bin/${PRODUCT}`,text:programText(input.version),executable:!0},{path:"bundle/files/share/motd",text:`Measures the level of the spring, every minute.
`},{path:"config/config.schema.json",text:configSchemaText(PRODUCT)},{path:"config/foreign-config.schema.json",text:foreignConfigSchemaText(PRODUCT)},{path:"config/template.json",text:configTemplateText(input.version)}],projectText=({version,publicUrl,trustedKey})=>`product: ${PRODUCT}
models:
  - ${MODEL}
version: "${version}"
bundle:
  root: bundle
config:
  schema: config/config.schema.json
  foreignSchema: config/foreign-config.schema.json
  template: config/template.json
# The directory that a web server serves. The URL is the demo's own loopback server; yours is https://updates.example.com.
host: ../site
publicUrl: ${publicUrl}
signing:
  trustedKeys:
    - ${trustedKey}
# A device at any version from 1.0.0 on is promised a direct upgrade: the check proves it against what is fielded.
upgradeFrom: ">=1.0.0"
notes:
  changelog: CHANGELOG.md
`,NOTES=[{version:"1.1.0",text:"Tells the time of each measurement."},{version:"1.0.0",text:"First release."}],changelogText=version=>["# Changelog",...NOTES.slice(NOTES.findIndex(note=>note.version===version)).map(note=>`
## ${note.version}

- ${note.text}`),""].join(`
`),programText=version=>`#!/bin/sh
# The product itself: what the devices run.
${version==="1.0.0"?"echo 'level: 42 cm'":'echo "$(date): level: 42 cm"'}
`;var standInText=`// Stands in for tools that a machine lacks, so that ota-agent never skips a check.
//   node stand-in.mjs verify KEY.pem FILE SIGNATURE    exit code 0 if the key made the signature of the file
//   node stand-in.mjs unzip FILE.zip DIRECTORY
//   node stand-in.mjs sha256                           the digest of standard input in hex
//   node stand-in.mjs base64                           decodes standard input
//   node stand-in.mjs encode                           the base64 of standard input
//   node stand-in.mjs date -u FORMAT                   the time in UTC: RFC 3339, or for +%s the seconds since 1970
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const [command, ...operands] = process.argv.slice(2);

const verifySignature = (key, file, signature) =>
  verify(null, readFileSync(file), createPublicKey(readFileSync(key)), readFileSync(signature));

// PKWARE APPNOTE 4.3.12 and 4.3.16: the entries are found through the central directory, which ends the file.
const unzip = (file, directory) => {
  const zip = readFileSync(file);
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== 0x06054b50) throw new Error('not a zip without a comment');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const target = join(directory, name);
    if (!target.startsWith(normalize(directory + sep))) throw new Error(name + ' leads out of the directory');
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    mkdirSync(dirname(target), { recursive: true });
    const mode = (zip.readUInt32LE(at + 38) >>> 16) & 0o777;
    writeFileSync(target, zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data), { mode });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
};

const commands = {
  verify: (...files) => {
    process.exitCode = verifySignature(...files) ? 0 : 1;
  },
  unzip,
  sha256: () => console.log(createHash('sha256').update(readFileSync(0)).digest('hex')),
  base64: () => process.stdout.write(Buffer.from(readFileSync(0, 'utf8'), 'base64')),
  encode: () => process.stdout.write(readFileSync(0).toString('base64')),
  date: (_, format) =>
    console.log(format === '+%s' ? Math.floor(Date.now() / 1000) : new Date().toISOString().slice(0, 19) + 'Z'),
};
const run = commands[command];
if (run) run(...operands);
else process.exitCode = 2;
`;import{chmod,mkdir,readdir,rm,writeFile}from"node:fs/promises";import{dirname,join}from"node:path";var openWorkspace=async directory=>{let names=await namesIn(directory);if(names===void 0||names.length>0)throw fail("demo-directory-not-empty",{directory});return await mkdir(directory,{recursive:!0}),{directory,keys:join(directory,"keys"),repo:join(directory,"repo"),remote:join(directory,"remote.git"),site:join(directory,"site"),device:join(directory,"device")}},writeFiles=async(directory,files)=>{for(let{path,text,executable}of files){let target=join(directory,path);await mkdir(dirname(target),{recursive:!0}),await rm(target,{force:!0}),await writeFile(target,text),await chmod(target,executable?493:420)}},namesIn=async directory=>{try{return await readdir(directory)}catch(error){return error.code==="ENOENT"?[]:void 0}};var setUpDevice=async({workspace,siteUrl,execPath,environment})=>{let{device,keys,site}=workspace,online=await canDownload(workspace.directory,environment);await writeFiles(device,[{path:"ota-agent",text:otaAgentText,executable:!0},{path:"next-release.awk",text:nextReleaseText},{path:"ota-agent.conf",text:`${confText({PRODUCT,MODEL,SITE:online?siteUrl:site,NODE:execPath})}${hooksText}`},{path:"stand-in.mjs",text:standInText}]),await mkdir2(join2(device,"root/etc/ota"),{recursive:!0}),await copyFile(join2(keys,"ota.pub.pem"),join2(device,"root/etc/ota/trusted.pem")),await copyFile(join2(keys,"ota.pub"),join2(device,"root/etc/ota/trusted.pub"));let agent={file:"sh",args:[join2(device,"ota-agent"),"update"],directory:workspace.directory,environment};return{takeUpdate:async()=>(await runCommand(agent)).output,installedVersion:async()=>(await readFile(join2(device,`root/opt/${PRODUCT}/current`),"utf8")).trim()}},canDownload=async(directory,environment)=>{let question="if command -v curl || command -v wget || command -v busybox; then :; else echo none; fi",{stdout}=await runCommand({file:"sh",args:["-c",question],directory,environment});return stdout.trim()!=="none"},confText=values=>Object.entries(values).map(([name,value])=>`${name}=${shellQuote(value)}
`).join(""),shellQuote=text=>/^[\w@%+=:,./-]+$/.test(text)?text:`'${text.replaceAll("'","'\\''")}'`;import{createReadStream}from"node:fs";import{stat}from"node:fs/promises";import{createServer}from"node:http";import{join as join3}from"node:path";var PREFERRED_PORT=8750,LOOPBACK="127.0.0.1",serveLoopback=async directory=>{let server=createServer((request,response)=>{answer(directory,request.method??"",request.url??"/",response)});await listen(server,PREFERRED_PORT).catch(()=>listen(server,0));let{port}=server.address();return{url:`http://${LOOPBACK}:${port}`,port,close:()=>new Promise(resolve2=>{server.close(()=>resolve2()),server.closeAllConnections()})}},listen=(server,port)=>new Promise((resolve2,reject)=>{server.once("error",reject),server.listen(port,LOOPBACK,()=>{server.off("error",reject),resolve2()})}),answer=async(directory,method,url,response)=>{let file=fileOf(directory,url),size=file===void 0?void 0:await sizeOf(file);file===void 0||size===void 0?response.writeHead(404).end():method!=="GET"&&method!=="HEAD"?response.writeHead(405,{allow:"GET, HEAD"}).end():(response.writeHead(200,{"content-length":size,"content-type":"application/octet-stream"}),method==="HEAD"?response.end():createReadStream(file).on("error",()=>response.destroy()).pipe(response))},fileOf=(directory,url)=>{let path=(/^[^?#]*/.exec(url)?.[0]??"").slice(1);return/^[\w.-]+(\/[\w.-]+)*$/.test(path)&&!path.split("/").includes("..")?join3(directory,path):void 0},sizeOf=file=>stat(file).then(facts=>facts.isFile()?facts.size:void 0,()=>{});import{readdir as readdir2,stat as stat2}from"node:fs/promises";import{join as join4}from"node:path";var DIGEST=/[0-9a-f]{64}/g,DIGEST_SHOWN=8,treeLines=async directory=>{let rows=await rowsOf(directory,""),width=Math.max(0,...rows.map(({name})=>name.length));return rows.map(({name,size})=>size===void 0?name:`${name.padEnd(width)}  ${formatBytes(size)}`)},rowsOf=async(directory,indent)=>{let entries=(await readdir2(directory,{withFileTypes:!0})).sort((a,b)=>a.name<b.name?-1:1),rows=[];for(let[index,entry]of entries.entries()){let last=index===entries.length-1,path=join4(directory,entry.name),shown=entry.name.replaceAll(DIGEST,digest=>`${digest.slice(0,DIGEST_SHOWN)}\u2026`),name=`${indent}${last?"\u2514\u2500\u2500 ":"\u251C\u2500\u2500 "}${shown}${entry.isDirectory()?"/":""}`;entry.isDirectory()?rows.push({name},...await rowsOf(path,`${indent}${last?"    ":"\u2502   "}`)):rows.push({name,size:(await stat2(path)).size})}return rows};var runDemo=async options=>{let{print,cliFile,execPath}=options,environment=demoEnvironment(options.environment),workspace=await openWorkspace(options.directory),server=await serveLoopback(workspace.site);try{let stage=stageOf(options,workspace,server.url,environment);print("A signed release from nothing to an updated device. To repeat a command by hand, first type:"),print(`  cd ${shellQuote(workspace.directory)}`),print(`  ota() { ${shellQuote(execPath)} ${shellQuote(cliFile)} "$@"; }`),await makeKey(stage),await makeRepository(stage);let device=await setUpDevice({workspace,siteUrl:server.url,execPath,environment});await release(stage,"1.0.0"),await takeUpdate(stage,device,"1.0.0"),await release(stage,"1.1.0"),await auditSite(stage),await takeUpdate(stage,device,"1.1.0");for(let line of await closing(workspace,server.url,server.port))print(line)}finally{await server.close()}},stageOf=({cliFile,execPath,print},workspace,siteUrl,environment)=>({workspace,siteUrl,print,run:async(folder,file,...args)=>{let{stdout}=await runCommand({file,args,directory:join5(workspace.directory,folder),environment});return stdout},ota:async(folder,args,secret={})=>{let{output}=await runCommand({file:execPath,args:[cliFile,...args],directory:join5(workspace.directory,folder),environment:{...environment,...secret}});print(indented(output))}}),makeKey=async({print,ota})=>{chapter(print,1,"A signing key, made once","ota keys generate --out keys"),await ota(".",["keys","generate","--out","keys"])},makeRepository=async({print,run,workspace})=>{chapter(print,2,"A repository, with its remote beside it","git init repo","git init --bare remote.git"),await run(".","git","init","--quiet","--bare","--template=","remote.git"),await run(".","git","init","--quiet","--template=","repo");for(let folder of["repo","remote.git"])await run(folder,"git","symbolic-ref","HEAD","refs/heads/main");await run("repo","git","remote","add","origin","../remote.git"),await run("repo","git","config","user.name","ota-release demo"),await run("repo","git","config","user.email","demo@localhost"),print(indented(`bundle/ with update.sh, config/ with schemas, ota-release.yaml: see ${workspace.repo}`))},release=async({print,run,ota,workspace,siteUrl},version)=>{let first=version==="1.0.0";chapter(print,first?3:5,first?"Release 1.0.0":"Change the product, raise the version, release 1.1.0","cd repo",`git add --all && git commit -m "Version ${version}" && git push origin main`,"OTA_SIGNING_KEY=$(cat ../keys/ota.key) ota release","cd ..");let trustedKey=(await readFile2(join5(workspace.keys,"ota.pub.b64"),"utf8")).trim();await writeFiles(workspace.repo,sampleFiles({version,publicUrl:siteUrl,trustedKey})),await run("repo","git","add","--all"),await run("repo","git","commit","--quiet","--message",`Version ${version}`),await run("repo","git","push","--quiet","origin","main"),await ota("repo",["release"],{OTA_SIGNING_KEY:await readFile2(join5(workspace.keys,"ota.key"),"utf8")})},auditSite=async({print,ota})=>{chapter(print,6,"Audit the whole site, trusting the key alone","ota verify site --key keys/ota.pub"),await ota(".",["verify","site","--key","keys/ota.pub"])},takeUpdate=async({print},device,version)=>{chapter(print,version==="1.0.0"?4:7,version==="1.0.0"?"A device takes it, with a shell only":"The device takes the update","sh device/ota-agent update"),print(indented(await device.takeUpdate()));let installed=await device.installedVersion();if(installed!==version)throw fail("demo-step-failed",{command:"sh device/ota-agent update",ended:`version ${installed} on the device`,output:""})},closing=async(workspace,siteUrl,port)=>["","The site, as any web server can serve it (digests in names are shortened here):",...(await treeLines(workspace.site)).map(line=>`  ${line}`),"","Next:",`  python3 -m http.server ${port} --bind 127.0.0.1 --directory site   # serve it again; the page for people is ${siteUrl}/`,"  sh device/ota-agent update           # in another terminal: the device asks again, there is nothing to do","  cd repo && ota release --dry-run     # the plan of a release, without a secret","  ota init                             # in a repository of yours: a project file, schemas, a pipeline","Read device/ota-agent: all that a device needs is SHA-256, base64 and one Ed25519 check."],chapter=(print,number,title,...commands)=>{print(`
${number}. ${title}`);for(let command of commands)print(`   $ ${command}`)},indented=text=>text.trimEnd().replaceAll(/^(?=.)/gm,"     ");var runDemoCommand=async({operands,directory,print,runtime})=>(await runDemo({directory:resolve(directory,operands[0]??"ota-demo"),...runtime,print}),done);export{runDemoCommand};
