/**
 * The second half of the demo’s settings: where its files are, and what stands in for tools that the machine lacks. The agent
 * itself is the one of examples/device-agent, which reads its settings as shell, after its own functions.
 */
export const hooksText = `
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
`;
