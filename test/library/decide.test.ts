import { beforeAll, describe, expect, test } from 'vitest';
import { fail } from '../../src/errors/ota-error.js';
import { type Device, type DeviceDecision, decide, decideFleet } from '../../src/library/decide.js';
import { rolloutOperation } from '../../src/operations/rollout.js';
import type { SiteSource } from '../../src/site/site-source.js';
import { digestStream } from '../../src/site/site-source.js';
import type { MemoryHost } from '../support/memory-host.js';
import { testSigner } from '../support/signing.js';
import { signedSite } from '../support/site.js';
import { changeSite } from '../support/site-change.js';

const keys = [testSigner().publicKey];
const now = new Date('2026-02-10T00:00:00Z');

/** A site of the caller’s own kind: what a map holds. */
const sourceOf = ({ objects }: Pick<MemoryHost, 'objects'>): SiteSource => ({
  kind: 'host',
  location: 'a map',
  read: async (path) => objects.get(path),
  digest: async (path) => digestStream([objects.get(path) ?? new Uint8Array()]),
  stream: async (path, use) => {
    const bytes = objects.get(path);
    return (
      bytes &&
      use(
        (async function* () {
          yield bytes;
        })(),
      )
    );
  },
});

/** A decision in one line. */
const line = (decision: DeviceDecision): string => {
  if (decision.kind === 'take') return `take ${decision.path.join(' ')}`;
  return decision.kind === 'refuse' ? `refuse ${decision.problem.code}` : `${decision.kind}: ${decision.reason}`;
};

let host: MemoryHost;
const asked = async (device: Device, more: object = {}): Promise<string> =>
  line(await decide({ site: sourceOf(host), keys, now, device, ...more }));

beforeAll(async () => {
  host = await signedSite([
    { version: '1.0.0' },
    { version: '1.1.0', upgradeFrom: '>=1.0.0', barrier: 'converts the log' },
    { version: '1.2.0', upgradeFrom: '>=1.1.0' },
    { version: '1.3.0' },
  ]);
  const action = { kind: 'set', percent: 40 } as const;
  await changeSite(host, rolloutOperation({ action, version: '1.3.0' }), { now });
});

describe('a device of docs/site-format.md', () => {
  test.each([
    // device, decision
    [{ version: '1.0.0' }, 'take 1.0.0 1.1.0 1.2.0'],
    [{ version: '0.9.0' }, 'take 0.9.0 1.0.0 1.1.0 1.2.0'],
    [
      { version: '1.2.0' },
      'none: 1.3.0 is rolled out to 40 % of the fleet, and these devices wait until that is complete',
    ],
    [{ version: '1.3.0' }, 'none: nothing newer is offered'],
    [{ version: '2.0.0' }, 'none: nothing newer is offered'],
    [{ version: '1.0.0', product: 'pump' }, 'refuse device-product-other'],
    [{ version: '1.0.0', model: 'tl-900' }, 'refuse device-model-other'],
    [{ version: '1.0.0', counter: 9 }, 'refuse verify-counter-rolled-back'],
  ])('%j: %s', async (device, expected) => {
    expect(await asked(device)).toBe(expected);
  });

  test('takes part in roll-outs by its id', async () => {
    const devices = Array.from({ length: 200 }, (_, index) => ({ version: '1.2.0', id: `device-${index}` }));
    const decisions = await decideFleet({ site: sourceOf(host), keys, now, devices });
    const takes = decisions.filter(({ kind }) => kind === 'take').length;
    expect(takes).toBeGreaterThan(50);
    expect(takes).toBeLessThan(110);
    expect(new Set(decisions.map(line))).toEqual(new Set(['take 1.2.0 1.3.0', 'none: a roll-out holds it back']));
  });

  test('is given what is signed about the release that it takes', async () => {
    const decision = await decide({ site: sourceOf(host), keys, now, device: { version: '1.1.0', counter: 5 } });
    if (decision.kind !== 'take') throw new Error(line(decision));
    const { release, counter } = decision;
    expect({ version: release.version, counter }).toEqual({ version: '1.2.0', counter: 5 });
    expect(release.flist.endsWith(release.bundle.path)).toBe(true);
    expect(release.upgradeObject.path).toBe('1.2.0');
  });

  test('is stuck where no release takes it', async () => {
    host = await signedSite([{ version: '2.0.0', upgradeFrom: '>=1.5.0' }]);
    expect(await asked({ version: '1.0.0' })).toBe('stuck: no release takes devices on that version');
  });
});

describe('devices of a family', () => {
  test('decide as the fleet plan has it', async () => {
    host = await signedSite([{ version: '1.0.0' }, { version: '1.1.0', upgradeFrom: '>=1.0.0' }]);
    expect(await asked({ version: '1.0.0' }, { family: 'zos' })).toBe('take 1.0.0 1.1.0');
    expect(await asked({ version: '1.1.0' }, { family: 'zos' })).toMatch(/^none: /);
    expect(await asked({ version: '1.0.0' }, { family: 'ioto' })).toMatch(/^stuck: /);
  });
});

describe('a site that can’t be trusted', () => {
  test('is refused, whoever asks, and what can’t be asked is thrown', async () => {
    host = await signedSite([{ version: '1.0.0' }]);
    const device = { version: '0.9.0' };
    expect(await asked(device, { keys: [testSigner('other').publicKey] })).toBe('refuse site-object-unverified');
    expect(await asked(device, { now: new Date('2027-02-02T00:00:00Z') })).toBe('refuse verify-index-expired');
    expect(await asked(device, { channel: 'beta' })).toBe('refuse device-index-missing');
    host.objects.set('1.0.0', Buffer.from('{}\n'));
    expect(await asked(device, { family: 'zos' })).toBe('refuse site-object-unverified');
    await expect(asked(device, { channel: '../beta' })).rejects.toMatchObject({ code: 'library-option-invalid' });
    await expect(asked({ version: 'v1' })).rejects.toMatchObject({ code: expect.stringMatching(/^version-/) });
    await expect(asked(device, { family: 'zeos' })).rejects.toMatchObject({ code: 'library-option-invalid' });
  });

  test('is not judged where a part of it can’t be read now', async () => {
    host = await signedSite([{ version: '1.0.0' }]);
    const site = sourceOf(host);
    const failing: SiteSource = {
      ...site,
      read: async (path) => {
        if (path === '1.0.0') throw fail('verify-read-failed', { path, reason: 'HTTP status 503' });
        return site.read(path);
      },
    };
    await expect(asked({ version: '0.9.0' }, { site: failing })).rejects.toMatchObject({ code: 'verify-read-failed' });
  });
});
