import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/devices/device-family.js';
import { walkFleet } from '../../src/rehearsal/fleet-walk.js';
import { viewOf } from '../support/fleet.js';

const input = { channel: viewOf([]), matrix: undefined, settings: undefined };

/** A family whose devices do what the table says: another version, or why they end. */
const walked = (table: Readonly<Record<string, string>>, versions = Object.keys(table)) => {
  const asked: string[] = [];
  const decide = ({ version }: { readonly version: string }): Decision => {
    asked.push(version);
    const does = table[version] ?? 'stays';
    if (/^\d/.test(does)) return { kind: 'takes', version: does };
    return { kind: does === 'stuck' ? 'stuck' : 'stays', why: does };
  };
  return { ends: Object.fromEntries(walkFleet({ decide }, versions, input)), asked };
};

describe('walkFleet', () => {
  test('counts the steps to where a device stays', () => {
    const { ends } = walked({ '1.0.0': '1.1.0', '1.1.0': '2.0.0', '2.0.0': 'newest' });
    expect(ends).toEqual({
      '1.0.0': { next: '1.1.0', outcome: { kind: 'takes', version: '2.0.0', steps: 2 } },
      '1.1.0': { next: '2.0.0', outcome: { kind: 'takes', version: '2.0.0', steps: 1 } },
      '2.0.0': { next: null, outcome: { kind: 'stays', why: 'newest' } },
    });
  });

  test('names the version on which a device is stuck', () => {
    const { ends } = walked({ '1.0.0': '1.1.0', '1.1.0': 'stuck' });
    expect(ends['1.0.0']).toEqual({
      next: '1.1.0',
      outcome: { kind: 'stuck', at: '1.1.0', steps: 1, why: 'stuck' },
    });
    expect(ends['1.1.0']?.outcome).toEqual({ kind: 'stuck', at: '1.1.0', steps: 0, why: 'stuck' });
  });

  test('a step down is one, wherever it leads, and whoever comes to it goes down', () => {
    const { ends } = walked({ '1.0.0': '1.3.0', '1.3.0': '1.2.0', '1.2.0': 'newest' });
    expect(ends['1.3.0']?.outcome).toEqual({ kind: 'downgrade', at: '1.3.0', to: '1.2.0', steps: 1 });
    expect(ends['1.0.0']?.outcome).toEqual({ kind: 'downgrade', at: '1.3.0', to: '1.2.0', steps: 2 });
    expect(ends['1.2.0']?.outcome.kind).toBe('stays');
  });

  test('a round has no end, for those in it and those who come to it', () => {
    const { ends } = walked({ '0.9.0': '1.0.0', '1.0.0': '1.1.0', '1.1.0': '1.0.0' });
    const loop = { kind: 'loop', versions: ['1.0.0', '1.1.0'] };
    expect(Object.values(ends).map(({ outcome }) => outcome)).toEqual([loop, loop, loop]);
  });

  test('a version that a device installs over itself is a round too', () => {
    expect(walked({ '1.0.0': '1.0.0' }).ends['1.0.0']?.outcome).toEqual({ kind: 'loop', versions: ['1.0.0'] });
  });

  test('decides each version once, those that nobody is on included', () => {
    const { ends, asked } = walked({ '1.0.0': '1.1.0', '1.1.0': '1.2.0', '1.2.0': 'newest' }, ['1.0.0', '1.1.0']);
    expect(asked).toEqual(['1.0.0', '1.1.0', '1.2.0']);
    expect(Object.keys(ends)).toContain('1.2.0');
  });

  test('ways of twenty thousand steps are no matter', () => {
    const decide = ({ version }: { readonly version: string }): Decision => {
      const minor = Number(version.split('.')[1]);
      return minor === 20_000 ? { kind: 'stays', why: 'newest' } : { kind: 'takes', version: `1.${minor + 1}.0` };
    };
    expect(walkFleet({ decide }, ['1.0.0'], input).get('1.0.0')?.outcome).toMatchObject({ steps: 20_000 });
  });
});
