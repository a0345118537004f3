import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channelLayout } from '../../src/site/layout.js';
import { orderedPointers, type Pointers, pointerSteps } from '../../src/site/pointer-order.js';
import { memoryHost } from '../support/memory-host.js';

const words = (standing: Pointers, wanted: Pointers) =>
  pointerSteps(standing, wanted).map((step) =>
    step.pointer === 'latest' ? `latest ${step.latest}` : `versions ${step.versions.join(' ')}`,
  );
const pointers = (text: string): Pointers => {
  const [versions = '', latest = ''] = text.split('|');
  return { versions: versions.split(' ').filter(Boolean), latest: latest === '' ? null : latest };
};

describe('pointerSteps', () => {
  test.each([
    // what stands, what is wanted, the writes
    ['|', '1.0.0|1.0.0', ['versions 1.0.0', 'latest 1.0.0']],
    ['1.0.0|1.0.0', '1.0.0 1.1.0|1.1.0', ['versions 1.0.0 1.1.0', 'latest 1.1.0']],
    ['1.0.0 1.1.0|1.1.0', '1.0.0|1.0.0', ['latest 1.0.0', 'versions 1.0.0']],
    ['1.0.0|1.0.0', '|', ['latest null', 'versions ']],
    ['1.0.0|1.0.0', '1.1.0|1.1.0', ['versions 1.0.0 1.1.0', 'latest 1.1.0', 'versions 1.1.0']],
  ])('from %s to %s', (standing, wanted, steps) => {
    expect(words(pointers(standing), pointers(wanted))).toEqual(steps);
  });

  test('never leaves a latest that versions does not list, and ends with what is wanted', () => {
    const version = fc.constantFrom('1.0.0', '1.1.0', '1.2.0', '2.0.0');
    const sound = fc
      .uniqueArray(version)
      .chain((versions) =>
        fc.record({ versions: fc.constant(versions.sort()), latest: fc.constantFrom(null, ...versions) }),
      );
    fc.assert(
      fc.property(sound, sound, (standing, wanted) => {
        let now: Pointers = standing;
        for (const step of pointerSteps(standing, wanted)) {
          now = step.pointer === 'latest' ? { ...now, latest: step.latest } : { ...now, versions: step.versions };
          expect(now.latest === null || now.versions.includes(now.latest)).toBe(true);
        }
        expect(now).toEqual(wanted);
      }),
    );
  });
});

test('what nobody can read counts as nothing', async () => {
  const host = memoryHost({ objects: new Map([['latest', Buffer.from('<html>')]]) });
  const made = await orderedPointers(host, channelLayout('stable'), pointers('1.0.0|1.0.0'));
  expect(made.map(({ path }) => path)).toEqual(['versions', 'latest']);
});
