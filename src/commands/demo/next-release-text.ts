/** The text of examples/device-agent/next-release.awk, from which this file is generated. */
export const nextReleaseText = `# The release that a device takes next: reads the payload of a verified index, prints its version and the digest of its
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
`;
