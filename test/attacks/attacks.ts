import { sha256Hex } from '../../src/site/json-bytes.js';
import {
  editNewest,
  editPayload,
  hmacSignature,
  respelled,
  signedAs,
  WEAK_KEY_ID,
  WEAK_SIGNATURE,
  withHigherS,
} from '../support/forgery.js';
import { testSigner } from '../support/signing.js';
import { type SiteObjects, signedSite } from '../support/site.js';
import {
  bytesAt,
  copy,
  editJson,
  listDigest,
  pathWith,
  resign,
  resignNewest,
  setText,
  swap,
} from '../support/tamper.js';
import type { Attack } from './attack.js';

/** The newest revision of the sites that are attacked. */
export const NEWEST = 'revisions/00000002.json';
const EVIL = 'bundles/evil.zip';
const keyId = (name: string): string => testSigner(name).publicKey.keyId;
const bundleOf = (site: SiteObjects, version: string): string =>
  pathWith(new Map([...site].filter(([path]) => path.endsWith('.zip'))), `-${version}.zip`);

/** Every release leads to a bundle of the attacker’s. */
// biome-ignore lint/suspicious/noExplicitAny: a forger reaches into a document that is about to break
const evilBundle = (predicate: any): void => {
  for (const release of predicate.releases) release.bundle = { ...release.bundle, path: EVIL };
};

/** The objects of a site that the same key has signed for another product, with the same history. */
const foreignSite = async (product: string) =>
  (await signedSite(['1.0.0', '1.1.0'].map((version) => ({ version, expiresDays: 36_500, product })))).objects;

/** Whoever holds one of two keys signs whatever they like, alone. */
const signAlone = (site: SiteObjects, counter = 2): Promise<void> =>
  resignNewest(
    site,
    NEWEST,
    ({ predicate }) => {
      predicate.counter = counter;
      evilBundle(predicate);
    },
    ['release'],
  );

const notSigned = /no trusted key has signed index\.json/;
const oneOfTwo = /1 of the trusted keys has signed index\.json, and 2 must/;

/** Each attack, and how each victim refuses it. */
export const attacks: readonly Attack[] = [
  {
    name: 'arbitrary software, unsigned',
    target: 'single',
    change: (site) =>
      editNewest(site, (envelope) => {
        editPayload(envelope, evilBundle);
        envelope.signatures = [];
      }),
    verify: ['envelope-field-invalid', /signatures are empty/],
    device: notSigned,
  },
  {
    name: 'arbitrary software, signed by a stranger',
    target: 'single',
    change: (site) => resignNewest(site, NEWEST, ({ predicate }) => evilBundle(predicate), ['stranger']),
    verify: ['site-object-unverified', /0 .*trusted/],
    device: notSigned,
  },
  {
    name: 'endless data as index',
    target: 'single',
    change: () => undefined,
    endless: ['index.json'],
    verify: ['verify-object-too-large', /^index\.json is larger than 16777216 bytes/],
    device: /index\.json is larger than the 1048576 bytes that it may have/,
  },
  {
    name: 'endless data as upgrade object',
    target: 'single',
    change: () => undefined,
    endless: ['1.1.0'],
    verify: ['verify-object-too-large', /^1\.1\.0 is larger than 16777216 bytes/],
    device: /1\.1\.0 is larger than the 1048576 bytes that it may have/,
  },
  {
    name: 'endless data as bundle',
    target: 'single',
    change: () => undefined,
    endless: ['bundle of 1.1.0'],
    verify: ['verify-object-differs', /\.zip has a size in bytes of more than \d+/],
    device: /\.zip is larger than the \d+ bytes that it may have/,
  },
  {
    name: 'extraneous files',
    target: 'single',
    change: async (site) => {
      copy(site, '1.1.0', '9.9.9');
      await resign(
        site,
        '9.9.9',
        ({ predicate }) => {
          predicate.version = '9.9.9';
        },
        ['stranger'],
      );
      setText(site, 'versions', '["1.0.0","1.1.0","9.9.9"]\n');
      setText(site, 'latest', '"9.9.9"\n');
    },
    verify: ['verify-pointer-differs', /it has "9\.9\.9" too many/],
    device: 'unharmed',
  },
  {
    name: 'fast-forward without a key',
    target: 'single',
    change: (site) =>
      editNewest(site, (e) =>
        editPayload(e, (predicate) => {
          predicate.counter = 99_999_999;
        }),
      ),
    verify: ['site-object-unverified', /signature/],
    device: notSigned,
  },
  {
    name: 'fast-forward with one of two keys',
    target: 'pair',
    change: async (site) => {
      await signAlone(site, 99_999_999);
      site.set('revisions/99999999.json', bytesAt(site, 'index.json'));
    },
    verify: ['site-object-unverified', /1 .*2/],
    device: oneOfTwo,
  },
  {
    name: 'freeze',
    target: 'single',
    change: async (site) => {
      const [created, expiresDays] = [new Date('2020-01-01T00:00:00Z'), 30];
      const old = await signedSite(['1.0.0', '1.1.0'].map((version) => ({ version, created, expiresDays })));
      for (const [path, bytes] of old.objects) site.set(path, bytes);
    },
    verify: ['verify-index-expired', /expired at 2020-01-31/],
    device: /the index was good until 2020-01-31T00:00:00Z/,
  },
  {
    name: 'mix and match',
    target: 'single',
    change: (site) => swap(site, '1.0.0', '1.1.0'),
    verify: ['verify-object-differs', /^1\.1\.0 has SHA-256/],
    device: /1\.1\.0 is not the object that the index names/,
  },
  {
    name: 'rollback',
    target: 'single',
    seen: 2,
    change: (site) => {
      copy(site, 'revisions/00000001.json', 'index.json');
      for (const path of [NEWEST, '1.1.0']) site.delete(path);
      setText(site, 'versions', '["1.0.0"]\n');
      setText(site, 'latest', '"1.0.0"\n');
    },
    verify: ['verify-counter-rolled-back', /has counter 1, and at least 2 was seen before/],
    device: /revision 1 is older than revision 2, which was here before/,
  },
  {
    name: 'wrong product',
    target: 'single',
    change: async (site) => {
      const other = await foreignSite('pump');
      for (const path of ['index.json', NEWEST]) site.set(path, bytesAt(other, path));
    },
    verify: ['verify-other-product', /product "logger", while the rest of the site is about "pump"/],
    device: /this is the index of pump, not of logger/,
  },
  {
    name: 'wrong model, with an object that was signed for it',
    target: 'single',
    change: async (site) =>
      void (await resign(site, '1.1.0', ({ predicate }) => {
        predicate.models = ['tl-200'];
      })),
    verify: ['verify-object-differs', /^1\.1\.0 has SHA-256/],
    device: /1\.1\.0 is not the object that the index names/,
  },
  {
    name: 'replay over channels',
    target: 'single',
    change: (site) => {
      for (const path of ['index.json', '1.2.0-rc.1']) copy(site, `channels/beta/${path}`, path);
    },
    verify: ['site-other-channel', /"beta"/],
    device: /this is the index of the channel beta, not of stable/,
  },
  {
    name: 'one compromised key under a threshold of two',
    target: 'pair',
    change: (site) => signAlone(site),
    verify: ['site-object-unverified', /1 .*2/],
    device: oneOfTwo,
  },
  {
    name: 'stripped signature',
    target: 'pair',
    change: (site) => editNewest(site, (envelope) => void envelope.signatures.pop()),
    verify: ['site-object-unverified', /1 .*2/],
    device: oneOfTwo,
  },
  {
    name: 'one key twice',
    target: 'pair',
    change: (site) =>
      editNewest(site, ({ signatures }) => {
        signatures[1] = { ...signatures[0] } as never;
      }),
    verify: ['envelope-field-invalid', /signatures\.1\.keyid names a key that an earlier signature names/],
    device: oneOfTwo,
  },
  {
    name: 'one key under two key ids',
    target: 'pair',
    change: (site) =>
      editNewest(site, ({ signatures }) => {
        for (const signature of signatures) signature.sig = signatures[0]?.sig ?? '';
      }),
    verify: ['site-object-unverified', new RegExp(keyId('second').slice(0, 16))],
    device: oneOfTwo,
  },
  {
    name: 'swapped bundle',
    target: 'single',
    change: (site) => swap(site, bundleOf(site, '1.0.0'), bundleOf(site, '1.1.0')),
    verify: ['verify-object-differs', /-1\.1\.0\.zip has SHA-256/],
    device: /the bundle is not the one that was signed/,
  },
  {
    name: 'swapped schema',
    target: 'single',
    change: (site) => setText(site, pathWith(site, 'schemas/', '.foreign-config.json'), '{"type":"string"}\n'),
    verify: ['verify-object-differs', /^schemas\/.*\.foreign-config\.json has SHA-256/],
    // It judges no config, and has no use for a schema.
    device: 'unharmed',
  },
  {
    name: 'algorithm confusion: the public key as the secret of an HMAC',
    target: 'single',
    change: (site) =>
      editNewest(site, (envelope) => {
        editPayload(envelope, evilBundle);
        envelope.signatures = [{ keyid: keyId('release'), sig: hmacSignature(envelope, 'release') }];
      }),
    verify: ['site-object-unverified', new RegExp(keyId('release').slice(0, 16))],
    device: notSigned,
  },
  {
    name: 'algorithm confusion: a payload that was signed as another type',
    target: 'single',
    change: (site) =>
      editNewest(site, async (envelope) => {
        const sig = await signedAs(envelope, 'application/json', 'release');
        envelope.signatures = [{ keyid: keyId('release'), sig }];
      }),
    verify: ['site-object-unverified', new RegExp(keyId('release').slice(0, 16))],
    device: notSigned,
  },
  {
    name: 'algorithm confusion: a payloadType that was not signed',
    target: 'single',
    change: (site) =>
      editNewest(site, (envelope) => {
        envelope.payloadType = 'application/json';
      }),
    verify: ['site-object-unverified', /payloadType is not application\/vnd\.in-toto\+json/],
    device: /index\.json holds no statement/,
  },
  {
    name: 'non-canonical base64 of a signature',
    target: 'single',
    change: (site) =>
      editNewest(site, ({ signatures }) =>
        signatures.forEach((one) => {
          one.sig = respelled(one.sig);
        }),
      ),
    verify: ['envelope-field-invalid', /signatures\.0\.sig is not canonical standard base64/],
    device: notSigned,
  },
  {
    name: 'non-canonical base64 of the payload',
    target: 'single',
    change: (site) =>
      editJson(site, 'index.json', (envelope) => {
        envelope.payload = `${envelope.payload.slice(0, 76)}\n${envelope.payload.slice(76)}`;
      }),
    verify: ['envelope-field-invalid', /payload is not canonical standard base64/],
    device: /the payload of index\.json is no canonical base64/,
  },
  {
    name: 'key-case clash',
    target: 'single',
    change: (site) =>
      editJson(site, '1.1.0', (object) => {
        object.FLIST = `https://evil.example.com/${EVIL}`;
      }),
    verify: ['site-object-unverified', /its key "FLIST" clashes with "flist" on 0-OS/],
    device: /1\.1\.0 is not the object that the index names/,
  },
  {
    name: 'key-case clash, with a signed index that vouches for it',
    target: 'single',
    change: async (site) => {
      editJson(site, '1.1.0', (object) => {
        object.FLIST = `https://evil.example.com/${EVIL}`;
      });
      await listDigest(site, NEWEST, '1.1.0', sha256Hex(bytesAt(site, '1.1.0')));
    },
    verify: ['site-object-unverified', /its key "FLIST" clashes with "flist" on 0-OS/],
    // It takes the signed path, and never looks at flist.
    device: 'unharmed',
  },
  {
    name: 'non-canonical S',
    target: 'single',
    change: (site) =>
      editNewest(site, ({ signatures }) =>
        signatures.forEach((one) => {
          one.sig = withHigherS(one.sig);
        }),
      ),
    verify: ['site-object-unverified', new RegExp(keyId('release').slice(0, 16))],
    device: notSigned,
  },
  {
    name: 'a key of small order that nobody trusts',
    target: 'single',
    change: (site) =>
      editNewest(site, (envelope) => {
        editPayload(envelope, evilBundle);
        envelope.signatures = [{ keyid: WEAK_KEY_ID, sig: WEAK_SIGNATURE }];
      }),
    verify: ['site-object-unverified', /0 .*trusted/],
    device: notSigned,
  },
];
