import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChainTrust, readCertificates } from '../../src/devices/pantavisor/certificates.js';
import type { StateIdentity } from '../../src/devices/pantavisor/sign-state.js';
import { readSigningKey } from '../../src/devices/pantavisor/signing-key.js';
import { SPEC_KEY, STATE_SPEC, type State, stateEntry, stateOf } from '../../src/devices/pantavisor/state.js';
import { pemOf, testKey } from './certificate-authority.js';

const fixture = (path: string): string => fileURLToPath(new URL(`../fixtures/pantavisor/${path}`, import.meta.url));

/** The CA of the test devices, and a chain of leaf and intermediate under it, good from 2020 to 2120. */
export const CA_FILE = fixture('ca.pem');
export const CHAIN_FILE = fixture('chain.pem');
/** The leaf’s private key. */
export const KEY_PEM = pemOf(testKey('leaf'));

/** A state, an export and a CA that the family’s own tools made; good from 2026-11-21 on. */
export const vector = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../vectors/pantavisor/${name}`, import.meta.url)));

/** When all test certificates are valid, those of the vectors too. */
export const NOW = new Date('2027-06-01T00:00:00Z');

/** The certificates of a PEM text that has some. */
export const certificates = (pem: string) => {
  const read = readCertificates(pem);
  if (typeof read === 'string') throw new Error(read);
  return read;
};

export const chain = () => certificates(readFileSync(CHAIN_FILE, 'utf8'));

export const trustIn = (pem: string): ChainTrust => ({ anchors: certificates(pem), now: NOW });

/** The trust of the test devices. */
export const trust = (): ChainTrust => trustIn(readFileSync(CA_FILE, 'utf8'));

/** Who signs in tests. */
export const identity = (): StateIdentity => {
  const signer = readSigningKey(KEY_PEM);
  if (typeof signer === 'string') throw new Error(signer);
  return { signer, certificates: chain() };
};

const DIGEST = 'ab'.repeat(32);

/** A state of these keys; those that end in .json hold an empty object unless a value is given, the others a digest. */
export const stateWith = (values: Readonly<Record<string, unknown>>): State =>
  stateOf([
    stateEntry(SPEC_KEY, STATE_SPEC),
    ...Object.entries(values).map(([key, value]) => stateEntry(key, value ?? (key.endsWith('.json') ? {} : DIGEST))),
  ]);

/** A revision in small: board, one container with a configuration, one file in the root. */
export const PARTS: Readonly<Record<string, string | Uint8Array>> = {
  'device.json': '{"name":"pump","groups":[]}',
  'bsp/run.json': '{ "linux": "kernel.img", "initrd": "pantavisor", "addons": [] }\n',
  'bsp/src.json': '{}',
  'bsp/kernel.img': Buffer.alloc(5000, 'kernel '),
  'bsp/pantavisor': 'initrd\n',
  'app/run.json': '{"name":"app","restart_policy":"container","weight":1.5,"type":"lxc"}',
  'app/src.json': '{"template":"builtin-lxc-docker"}',
  'app/root.squashfs': Buffer.alloc(512, 7),
  'app/copy.squashfs': Buffer.alloc(512, 7),
  '_config/app/etc/app.conf': 'rpm = 1200\n',
};

/** Puts the parts into a directory. */
export const writeParts = (directory: string, parts: Readonly<Record<string, string | Uint8Array>> = PARTS): void => {
  for (const [path, content] of Object.entries(parts)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
};
