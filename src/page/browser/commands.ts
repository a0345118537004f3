import type { IndexRelease } from '../../site/index-statement.js';
import { channelLayout } from '../../site/layout.js';
import { minisignKeyOf, type PageTrust, pemOf } from './keys.js';

/** What the commands are about. */
export interface CommandFacts {
  /** The site’s address, without a slash at its end; a path where the page is a file. */
  readonly site: string;
  readonly channel: string;
  readonly release: IndexRelease;
  readonly trust: PageTrust;
  /** The eight bytes by which the bundle’s `.minisig` names its key, where it was read. */
  readonly minisignId?: Uint8Array;
}

/** Ways to verify a release without this page. */
export type VerifyWay = 'ota-release' | 'openssl' | 'minisign';

/** A text as one word of a POSIX shell. */
const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

const isLocal = (site: string): boolean => !/^https?:/.test(site);

/** Puts an object of the site into a file, from a server or a folder. */
const get = (site: string, path: string, file: string): string =>
  isLocal(site) ? `cp ${quoted(`${site}/${path}`)} ${file}` : `curl -fsSo ${file} ${quoted(`${site}/${path}`)}`;

/** The commands of one way, for a POSIX shell. Each ends with an exit code other than 0 where something doesn’t verify. */
export const verifyCommands = (way: VerifyWay, facts: CommandFacts): string => {
  switch (way) {
    case 'ota-release':
      return withTool(facts);
    case 'openssl':
      return withOpenssl(facts);
    case 'minisign':
      return withMinisign(facts);
  }
};

const withTool = ({ site, trust }: CommandFacts): string =>
  [
    'ota-release verify \\',
    `  ${quoted(site)} \\`,
    ...trust.keys.map(({ text }) => `  --key ${quoted(text)} \\`),
    `  --threshold ${trust.threshold}`,
  ].join('\n');

const withOpenssl = ({ site, channel, release, trust }: CommandFacts): string => {
  const layout = channelLayout(channel);
  const path = layout.upgradeObject(release.version);
  return [
    'set -e',
    "cat > ota.pub.pem <<'END'",
    trust.keys[0] ? pemOf(trust.keys[0]) : '',
    'END',
    '# Leaves the signed part of a file in payload.json.',
    'verify_dsse() {',
    '  type=$(grep -o \'"payloadType":"[^"]*"\' "$1" | cut -d \'"\' -f 4)',
    '  grep -o \'"payload":"[^"]*"\' "$1" | cut -d \'"\' -f 4 | base64 -d > payload.json',
    `  grep -o '"keyid":"${trust.keys[0]?.keyId}","sig":"[^"]*"' "$1" | cut -d '"' -f 8 | base64 -d > payload.sig`,
    `  { printf 'DSSEv1 %d %s %d ' "\${#type}" "$type" "$(wc -c < payload.json)"; cat payload.json; } > payload.pae`,
    '  openssl pkeyutl -verify -pubin -inkey ota.pub.pem -rawin -in payload.pae -sigfile payload.sig',
    '}',
    get(site, layout.index, 'index.json'),
    'verify_dsse index.json',
    'expires=$(grep -o \'"expires":"[^"]*"\' payload.json | cut -d \'"\' -f 4)',
    'printf \'%s\\n%s\\n\' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$expires" | sort -c',
    get(site, path, 'release.json'),
    "object=$(sha256sum < release.json | cut -d ' ' -f 1)",
    `grep -q "\\"name\\":\\"${path}\\",\\"digest\\":{\\"sha256\\":\\"$object\\"}" payload.json`,
    'verify_dsse release.json',
    get(site, release.bundle.path, 'bundle.zip'),
    `grep -q '"sha256":"${release.bundle.sha256}"' payload.json`,
    `echo '${release.bundle.sha256}  bundle.zip' | sha256sum -c -`,
  ].join('\n');
};

const withMinisign = ({ site, release, trust, minisignId }: CommandFacts): string => {
  const [key] = trust.keys;
  return [
    get(site, release.bundle.path, 'bundle.zip'),
    get(site, `${release.bundle.path}.minisig`, 'bundle.zip.minisig'),
    `minisign -V -P ${key ? minisignKeyOf(key, minisignId) : ''} -m bundle.zip`,
  ].join(' &&\n');
};
