import { describe, expect, test } from 'vitest';
import { type IotoDevice, iotoFile, iotoOffers } from '../../../src/devices/ioto/offers.js';
import { rolloutOffset } from '../../../src/devices/ioto/rollout.js';
import { type IotoRelease, iotoChannel } from '../../support/ioto.js';

const yanked = { reason: 'bricks', at: '2026-01-02T00:00:00Z' };
const barrier = { reason: 'new partition table' };
const early = (100 - rolloutOffset('gateway', 'stable', '1.1.0')) % 100;
const late = (early + 99) % 100;

const offered = (releases: readonly IotoRelease[], device: IotoDevice): string | undefined =>
  iotoOffers(iotoChannel(releases)).offerTo(device)?.version;

describe('offerTo', () => {
  test.each<[does: string, releases: readonly IotoRelease[], device: IotoDevice, version: string | undefined]>([
    [
      'leads to the highest',
      [{ version: '1.0.0' }, { version: '1.1.0' }, { version: '1.2.0' }],
      { version: '1.0.0' },
      '1.2.0',
    ],
    ['takes versions that were never released', [{ version: '1.1.0' }], { version: '0.9.0' }, '1.1.0'],
    ['never offers what is there', [{ version: '1.1.0' }], { version: '1.1.0' }, undefined],
    ['never leads down', [{ version: '1.1.0' }], { version: '2.0.0' }, undefined],
    [
      'passes over what is withdrawn',
      [{ version: '1.1.0' }, { version: '1.2.0', yanked }],
      { version: '1.0.0' },
      '1.1.0',
    ],
    [
      'leads on from what is withdrawn',
      [{ version: '1.1.0', yanked }, { version: '1.2.0' }],
      { version: '1.1.0' },
      '1.2.0',
    ],
    ['leads through a barrier', [{ version: '1.1.0', barrier }, { version: '1.2.0' }], { version: '1.0.0' }, '1.1.0'],
    [
      'heeds upgradeFrom',
      [{ version: '1.1.0' }, { version: '2.0.0', upgradeFrom: '>=1.1.0' }],
      { version: '1.0.0' },
      '1.1.0',
    ],
    [
      'passes over a release without a file',
      [{ version: '1.1.0' }, { version: '1.2.0', withoutFile: true }],
      { version: '1.0.0' },
      '1.1.0',
    ],
    [
      'asks a policy',
      [{ version: '1.1.0', policy: 'memory >= 256' }],
      { version: '1.0.0', properties: { memory: '512' } },
      '1.1.0',
    ],
    [
      'takes the first whose policy matches',
      [{ version: '1.1.0' }, { version: '1.2.0', policy: 'memory >= 256' }],
      { version: '1.0.0', properties: { memory: 128 } },
      '1.1.0',
    ],
    ['knows versions without properties', [{ version: '1.1.0', policy: 'major == 1' }], { version: '1.0.0' }, '1.1.0'],
    [
      'offers nothing where properties are unknown',
      [{ version: '1.1.0', policy: 'memory != 256' }],
      { version: '1.0.0' },
      undefined,
    ],
    [
      'offers nothing under a policy that can’t be read',
      [{ version: '1.1.0', policy: 'memory >=' }],
      { version: '1.0.0', properties: { memory: 512 } },
      undefined,
    ],
    ['offers a part to the part', [{ version: '1.1.0', percent: 1 }], { version: '1.0.0', bucket: early }, '1.1.0'],
    [
      'keeps the others where they are',
      [{ version: '1.1.0', percent: 99 }],
      { version: '1.0.0', bucket: late },
      undefined,
    ],
    ['needs to know the part', [{ version: '1.1.0', percent: 99 }], { version: '1.0.0' }, undefined],
    ['offers nobody 0 percent', [{ version: '1.1.0', percent: 0 }], { version: '1.0.0', bucket: early }, undefined],
    ['offers everybody 100 percent', [{ version: '1.1.0', percent: 100 }], { version: '1.0.0' }, '1.1.0'],
  ])('%s', (_does, releases, device, version) => expect(offered(releases, device)).toBe(version));

  test('names the file, its digest and the update', () => {
    const channel = iotoChannel([{ version: '1.1.0' }]);
    const release = channel.releases.get('1.1.0');
    const file = release && iotoFile(release);
    expect(iotoOffers(channel).offerTo({ version: '1.0.0' })).toEqual({
      version: '1.1.0',
      path: file?.path,
      checksum: file?.sha256,
      update: release?.upgradeObject.sha256,
    });
  });
});

test('a roll-out over time goes by the time of the revision, or by that of the one who asks', () => {
  const rollout = { start: '2026-01-01T00:00:00Z', hours: 48 };
  const { offerTo } = iotoOffers(iotoChannel([{ version: '1.0.0' }, { version: '1.1.0', rollout }]));
  const at = (time: string) => offerTo({ version: '1.0.0', bucket: early, at: new Date(time) })?.version;
  expect(offerTo({ version: '1.0.0', bucket: early })).toBeUndefined();
  expect([at('2026-01-01T00:28:00Z'), at('2026-01-01T00:30:00Z')]).toEqual([undefined, '1.1.0']);
  expect(offerTo({ version: '1.0.0', bucket: late, at: new Date('2026-01-03T00:00:00Z') })?.version).toBe('1.1.0');
});

describe('isStuck', () => {
  test.each<[does: string, releases: readonly IotoRelease[], version: string, stuck: boolean]>([
    ['nothing newer', [{ version: '1.1.0' }], '1.1.0', false],
    ['a way', [{ version: '1.1.0' }], '1.0.0', false],
    ['a policy alone in the way', [{ version: '1.1.0', policy: 'memory > 1' }], '1.0.0', false],
    ['upgradeFrom in the way', [{ version: '2.0.0', upgradeFrom: '>=1.5.0' }], '1.0.0', true],
    ['no file', [{ version: '1.1.0', withoutFile: true }], '1.0.0', true],
  ])('%s', (_does, releases, version, stuck) =>
    expect(iotoOffers(iotoChannel(releases)).isStuck({ version })).toBe(stuck),
  );
});
