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

describe('orderedPointers', () => {
  const made = async (standing: Readonly<Record<string, string>>, wanted: string, released: readonly string[]) => {
    const host = memoryHost({
      objects: new Map(Object.entries(standing).map(([path, text]) => [path, Buffer.from(text)])),
    });
    const steps = await orderedPointers(host, channelLayout('stable'), { ...pointers(wanted), released });
    return steps.map((step) => `${step.path} ${'bytes' in step ? Buffer.from(step.bytes).toString().trim() : ''}`);
  };
  const plain = ['versions ["1.0.0"]', 'latest "1.0.0"'];

  test('keep what latest names for a moment, where it was released', async () => {
    const standing = { versions: '["1.1.0"]', latest: '"1.1.0"' };
    const both = ['versions ["1.0.0","1.1.0"]', 'latest "1.0.0"', 'versions ["1.0.0"]'];
    expect(await made(standing, '1.0.0|1.0.0', ['1.0.0', '1.1.0'])).toEqual(both);
  });

  test.each([
    ['no JSON', '<html>'],
    ['another shape', '{"latest":"1.0.0"}'],
    ['no version', '"newest"'],
    ['a version that was never released', '"9.9.9"'],
  ])('take a latest for nothing that is %s', async (_what, latest) => {
    expect(await made({ versions: '["9.9.9"]', latest }, '1.0.0|1.0.0', ['1.0.0'])).toEqual(plain);
  });
});
