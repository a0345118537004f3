import { expect, test } from 'vitest';
import { parsePolicy } from '../../../src/devices/ioto/policy/policy.js';
import { bucketOf, isInRollout, rolloutOffset } from '../../../src/devices/ioto/rollout.js';
import { type OfferedRelease, sampleTable } from '../../../src/devices/ioto/sample-table.js';

const release = (changes: Partial<OfferedRelease> = {}): OfferedRelease => {
  const read = parsePolicy('memory >= 256');
  if (!('policy' in read)) throw new Error('no policy');
  const { policy } = read;
  return {
    ...{
      product: 'gateway',
      channel: 'stable',
      version: '1.1.0',
      policy,
      upgradeFrom: undefined,
      percentage: undefined,
    },
    ...changes,
  };
};

const sample = (file: string, version: string, properties = {}) => ({
  file,
  version,
  properties: { version, memory: 512, ...properties },
});

test('who is offered the release, and why not where not', () => {
  const samples = [
    sample('big.json', '1.0.0'),
    sample('small.json', '1.0.0', { memory: '64' }),
    sample('new.json', '1.1.0'),
    sample('factory.json', '0.1.0'),
  ];
  expect(sampleTable(samples, release({ upgradeFrom: '>=1.0.0' }))).toEqual({
    matched: 3,
    text: [
      'Sample devices of Ioto and 1.1.0',
      '  big.json      1.0.0  offered',
      '  small.json    1.0.0  not offered: the policy is not about it',
      '  new.json      1.1.0  not offered: it has this version or a newer one',
      '  factory.json  0.1.0  not offered: upgradeFrom leaves its version out',
    ].join('\n'),
  });
});

test('a percentage is told by the device’s id', () => {
  const ids = Array.from({ length: 30 }, (_, number) => `device-${number}`);
  const { text } = sampleTable(
    ids.map((id) => sample(id, '1.0.0', { id })),
    release({ percentage: 50 }),
  );
  const offset = rolloutOffset('gateway', 'stable', '1.1.0');
  for (const [index, line] of (text ?? '').split('\n').slice(1).entries())
    expect(line.endsWith('  offered')).toBe(isInRollout(50, bucketOf(ids[index] ?? ''), offset));
});

test('without samples there is nothing to tell', () => {
  expect(sampleTable([], release())).toEqual({ text: undefined, matched: 0 });
});
