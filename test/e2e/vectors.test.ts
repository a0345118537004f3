import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bucketOf, isInRollout, rolloutOffset } from '../../src/devices/ioto/rollout.js';
import { OtaError } from '../../src/errors/ota-error.js';
import { parseJsonText } from '../../src/schemas/json-text.js';
import { decodeBase64, encodeBase64 } from '../../src/signing/base64.js';
import { parseEnvelope, verifyEnvelope } from '../../src/signing/dsse.js';
import { verifyMinisigOfDigest } from '../../src/signing/minisign.js';
import { pae } from '../../src/signing/pae.js';
import { encodePublicKey, publicKeyOf, publicKeyOfSeed } from '../../src/signing/public-key.js';
import { auditSite } from '../../src/site/audit/audit-site.js';
import { hostSource } from '../../src/site/host-source.js';
import type { Rollout } from '../../src/site/index-statement.js';
import { offeredPercent } from '../../src/site/rollout.js';
import { PAYLOAD_TYPE } from '../../src/site/statement.js';
import { parseVersion } from '../../src/version/parse-version.js';
import { compareVersions, satisfies } from '../../src/version/semver.js';
import { cloneRoot } from '../support/markdown.js';
import { memoryHost } from '../support/memory-host.js';
import { cases, filesBelow, vectorFolder } from '../support/vectors/committed.js';
import type { DecisionVector } from '../support/vectors/decision-vectors.js';
import { vectorFiles } from '../support/vectors/index.js';
import { patched } from '../support/vectors/patches.js';
import { deviceOutcome, type VectorDevice } from '../support/vectors/reference-device.js';
import type { Objects } from '../support/vectors/site-builder.js';
import type { TamperedVector } from '../support/vectors/tampering.js';
import { trustIn } from '../support/vectors/vector-keys.js';

/** What somebody who copies the vectors into a repository of theirs has to carry. */
const MAX_BYTES = 400 * 1024;

/** A device of a case: where it differs from the one that the file begins with. */
const deviceIn = (file: string, differences: Partial<VectorDevice>): VectorDevice => ({
  ...JSON.parse(readFileSync(join(vectorFolder, file), 'utf8')).device,
  ...differences,
});
const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex');

interface Site {
  readonly name: string;
  readonly directory: string;
  readonly keys: readonly string[];
  readonly threshold: number;
  readonly channels: readonly string[];
  readonly now: string;
}

const sites = cases<Site>('sites.json', 'sites');
const siteOf = (name: string): Site => {
  const site = sites.find((one) => one.name === name);
  if (!site) throw new RangeError(`there is no site ${name}`);
  return site;
};

const objectsOf = (name: string): Objects => {
  const directory = join(vectorFolder, siteOf(name).directory);
  return new Map(filesBelow(directory).map((path) => [path, readFileSync(join(directory, path))]));
};

const auditCodes = async (objects: Objects, { keys, threshold, channels, now }: Site): Promise<readonly string[]> => {
  const options = { trust: trustIn(keys, threshold), now: new Date(now), channels, patienceMs: 0 };
  const { problems } = await auditSite(hostSource(memoryHost({ objects })), options);
  return problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
};

/** The codes with which something is refused; none where it is taken. */
const refusal = (run: () => unknown): readonly string[] => {
  try {
    run();
    return [];
  } catch (error) {
    if (error instanceof OtaError) return error.problems.map(({ code }) => code);
    throw error;
  }
};

let work = '';
beforeAll(() => {
  work = mkdtempSync(join(realpathSync(tmpdir()), 'ota-vectors-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const written = (name: string, bytes: Uint8Array | string): string => {
  const file = join(work, name);
  writeFileSync(file, bytes);
  return file;
};

/** Whether another program ends well. */
const succeeds = (program: string, ...args: readonly string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe('test/vectors', () => {
  test('is what its sources make, and small', async () => {
    const made = new Map((await vectorFiles()).map(({ path, bytes }) => [path, Buffer.from(bytes)]));
    const standing = filesBelow(vectorFolder).filter((path) => !/^(?:pantavisor\/|README\.md$)/.test(path));
    expect(standing.toSorted()).toEqual([...made.keys()].sort());
    const stale = [...made].filter(([path, bytes]) => !readFileSync(join(vectorFolder, path)).equals(bytes));
    expect(stale.map(([path]) => path)).toEqual([]);
    const total = filesBelow(vectorFolder).reduce((sum, path) => sum + statSync(join(vectorFolder, path)).size, 0);
    expect(total).toBeLessThan(MAX_BYTES);
  });

  test('cites only requirements that docs/site-format.md has, each of which stands there once', () => {
    const format = readFileSync(join(cloneRoot, 'docs/site-format.md'), 'utf8');
    const stated = [...format.matchAll(/^\| \*\*(R-\d+)\*\* \|/gm)].map(([, rule]) => rule ?? '');
    expect(new Set(stated).size).toBe(stated.length);
    const texts = filesBelow(vectorFolder).filter((path) => /^[a-z0-9]+\.json$/.test(path));
    const cited = texts.flatMap((path) => readFileSync(join(vectorFolder, path), 'utf8').match(/R-\d+/g) ?? []);
    expect([...new Set(cited)].filter((rule) => !stated.includes(rule))).toEqual([]);
  });
});

describe('keys.json', () => {
  interface Key {
    readonly name: string;
    readonly seed: string;
    readonly publicKey: string;
    readonly keyid: string;
    readonly pem: string;
    readonly minisign: string;
    readonly minisignKeyId: string;
  }

  test.each(cases<Key>('keys.json', 'keys'))('$name: every form is of one key', (key) => {
    const found = publicKeyOfSeed(bytesOf(key.seed));
    expect([Buffer.from(found.raw).toString('hex'), found.keyId, found.minisignKeyId]).toEqual([
      key.publicKey,
      key.keyid,
      key.minisignKeyId,
    ]);
    expect([encodePublicKey(found, 'pem'), encodePublicKey(found, 'minisign')]).toEqual([key.pem, key.minisign]);
    const der = execFileSync('openssl', [
      'pkey',
      '-pubin',
      '-in',
      written('key.pem', key.pem),
      '-pubout',
      '-outform',
      'DER',
    ]);
    expect(der.subarray(-32).toString('hex')).toBe(key.publicKey);
    expect(createHash('sha256').update(der.subarray(-32)).digest('hex')).toBe(key.keyid);
  });

  test.each(cases<{ publicKey: string; code: string }>('keys.json', 'refused'))(
    '$publicKey is refused',
    ({ publicKey, code }) => {
      expect(refusal(() => publicKeyOf(bytesOf(publicKey)))).toEqual([code]);
    },
  );
});

describe('encodings', () => {
  test.each(cases<{ payloadType: string; payload: string; pae: string }>('pae.json'))(
    'the encoding of $payloadType $payload',
    (one) => {
      expect(Buffer.from(pae(one.payloadType, bytesOf(one.payload))).toString('hex')).toBe(one.pae);
    },
  );

  test('base64: the canonical spelling alone', () => {
    for (const { text, bytes } of cases<{ text: string; bytes: string }>('base64.json', 'accepted')) {
      expect(Buffer.from(decodeBase64(text) ?? 'none').toString('hex')).toBe(bytes);
      expect(encodeBase64(bytesOf(bytes))).toBe(text);
    }
    for (const { text } of cases<{ text: string }>('base64.json', 'refused'))
      expect(decodeBase64(text)).toBeUndefined();
  });

  test('JSON: what readers may disagree on is refused', () => {
    const problems = ({ hex }: { hex: string }) => parseJsonText(bytesOf(hex), { file: 'x' }).problems.length;
    expect(cases<{ hex: string }>('json.json', 'accepted').filter(problems)).toEqual([]);
    expect(cases<{ hex: string }>('json.json', 'refused').filter((one) => !problems(one))).toEqual([]);
  });
});

describe('dsse.json', () => {
  interface Dsse {
    readonly name: string;
    readonly verdict: 'accept' | 'refuse' | 'either';
    readonly rule?: string;
    readonly keys?: readonly string[];
    readonly threshold?: number;
    readonly text: string;
  }

  test.each(cases<Dsse>('dsse.json'))('$name: $verdict', ({ verdict, keys = ['release'], threshold = 1, text }) => {
    const codes = refusal(() => {
      const envelope = parseEnvelope(Buffer.from(text), { file: 'x' });
      if (envelope.payloadType !== PAYLOAD_TYPE) return expect(verdict).toBe('refuse');
      return verifyEnvelope(envelope, trustIn(keys, threshold));
    });
    // Where the format leaves it to the reader, this project is the strict one.
    if (verdict !== 'accept' && !text.includes('"application/json"')) expect(codes).not.toEqual([]);
    if (verdict === 'accept') expect(codes).toEqual([]);
  });

  test('OpenSSL verifies each that one key is enough for, over the encoding', () => {
    const pem =
      cases<{ name: string; pem: string }>('keys.json', 'keys').find(({ name }) => name === 'release')?.pem ?? '';
    const single = cases<Dsse>('dsse.json').filter(({ name }) => name === 'one key' || name.startsWith('a bit of'));
    const verdicts = single.map(({ text, verdict }) => {
      const { payloadType, payload, signatures } = parseEnvelope(Buffer.from(text));
      const message = written('message', pae(payloadType, Buffer.from(payload, 'base64')));
      const signature = written('signature', Buffer.from(signatures[0]?.sig ?? '', 'base64'));
      const key = ['-pubin', '-inkey', written('release.pem', pem)];
      return [
        verdict,
        succeeds('openssl', 'pkeyutl', '-verify', ...key, '-rawin', '-in', message, '-sigfile', signature),
      ];
    });
    expect(verdicts).toEqual([
      ['accept', true],
      ['refuse', false],
    ]);
  });
});

describe('minisign.json', () => {
  interface Minisig {
    readonly name: string;
    readonly verdict: 'accept' | 'refuse';
    readonly file: string;
    readonly signature: string;
  }
  /** What minisign itself is more patient with. */
  const PATIENT = new Set(['a file with a line more', 'carriage returns', 'the older form, over the file itself']);
  const key =
    cases<{ name: string; minisign: string }>('keys.json', 'keys').find(({ name }) => name === 'release')?.minisign ??
    '';

  test.each(cases<Minisig>('minisign.json'))('$name: $verdict', ({ name, verdict, file, signature }) => {
    const digest = createHash('blake2b512').update(bytesOf(file)).digest();
    expect(refusal(() => verifyMinisigOfDigest(signature, digest, trustIn(['release'], 1))).length > 0).toBe(
      verdict === 'refuse',
    );
    if (PATIENT.has(name)) return;
    const args = [
      '-V',
      '-p',
      written('key.pub', key),
      '-m',
      written('file', bytesOf(file)),
      '-x',
      written('file.minisig', signature),
    ];
    expect(succeeds('minisign', ...args)).toBe(verdict === 'accept');
  });
});

describe('versions, ranges and roll-outs', () => {
  test('versions ascend, and what is none is refused', () => {
    const ascending = cases<string>('versions.json', 'ascending');
    for (const [at, version] of ascending.entries()) {
      expect(parseVersion(version)?.text).toBe(version);
      for (const above of ascending.slice(at + 1))
        expect([version, above, compareVersions(version, above)]).toEqual([version, above, -1]);
    }
    for (const text of cases<string>('versions.json', 'refused'))
      expect([text, parseVersion(text)]).toEqual([text, undefined]);
  });

  test.each(cases<{ range: string; version: string; in: boolean }>('ranges.json'))('"$range" $version: $in', (one) => {
    expect(satisfies(one.version, one.range)).toBe(one.in);
  });

  test('parts, offers and devices', () => {
    for (const { id, part } of cases<{ id: string; part: number }>('cohorts.json', 'parts'))
      expect([id, bucketOf(id)]).toEqual([id, part]);
    for (const { rollout, at, offered } of cases<{ rollout: Rollout | null; at: string; offered: number }>(
      'cohorts.json',
      'offered',
    ))
      expect([rollout, at, offeredPercent(rollout ?? undefined, at)]).toEqual([rollout, at, offered]);
    interface Device {
      readonly id: string;
      readonly product: string;
      readonly channel: string;
      readonly version: string;
      readonly offered: number;
      readonly takes: boolean;
    }
    for (const device of cases<Device>('cohorts.json', 'devices')) {
      const offset = rolloutOffset(device.product, device.channel, device.version);
      expect([device, isInRollout(device.offered, bucketOf(device.id), offset)]).toEqual([device, device.takes]);
    }
  });

  test('the shell of docs/site-format.md counts the same parts', () => {
    const script =
      'part() { echo $((0x$(printf %s "$1" | sha256sum | cut -c 1-8) % 100)); }; for id; do part "$id"; done';
    const parts = cases<{ id: string; part: number }>('cohorts.json', 'parts');
    const found = execFileSync('sh', ['-c', script, 'sh', ...parts.map(({ id }) => id)], { encoding: 'utf8' });
    expect(found.trim().split('\n').map(Number)).toEqual(parts.map(({ part }) => part));
  });
});

describe('sites', () => {
  test.each(sites)('$name is sound', async (site) => {
    expect(await auditCodes(objectsOf(site.name), site)).toEqual([]);
  });

  test.each(cases<DecisionVector>('decisions.json'))('$site: $why, $device', ({ site, device, outcome }) => {
    expect(deviceOutcome(objectsOf(site), deviceIn('decisions.json', device))).toEqual(outcome);
  });

  test.each(cases<TamperedVector>('tampered.json'))(
    '$site: $name',
    async ({ site, patches, device, outcomes, audit }) => {
      const objects = patched(objectsOf(site), patches);
      expect(outcomes).toContainEqual(deviceOutcome(objects, deviceIn('tampered.json', device)));
      const codes = await auditCodes(objects, siteOf(site));
      if (audit === 'sound') expect(codes).toEqual([]);
      else expect(codes).toContain(audit);
    },
  );

  test('minisign verifies every bundle of every site', () => {
    const keys = new Map(
      cases<{ name: string; minisign: string }>('keys.json', 'keys').map(({ name, minisign }) => [name, minisign]),
    );
    for (const { name } of sites) {
      const objects = objectsOf(name);
      for (const [path, bytes] of objects) {
        const signature = objects.get(`${path}.minisig`);
        if (!signature) continue;
        const [file, minisig] = [written('bundle', bytes), written('bundle.minisig', signature)];
        const isGood = [...keys.values()].some((key) =>
          succeeds('minisign', '-V', '-p', written('key.pub', key), '-m', file, '-x', minisig),
        );
        expect([name, path, isGood]).toEqual([name, path, true]);
      }
    }
  });
});
