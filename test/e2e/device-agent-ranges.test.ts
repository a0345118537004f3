import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, satisfies, sortVersions } from '../../src/version/semver.js';
import { cloneRoot } from '../support/markdown.js';

const PROGRAM = join(cloneRoot, 'examples/device-agent/next-release.awk');

/** A release of an index, as far as it decides what is taken. */
interface Entry {
  readonly version: string;
  readonly range?: string;
  readonly barrier?: boolean;
  readonly yanked?: boolean;
}

const payloadOf = (entries: readonly Entry[]): string => {
  const releases = entries.map(({ version, range, barrier, yanked }) => ({
    version,
    upgradeObject: { sha256: 'ab' },
    bundle: { path: 'bundles/x.zip', size: 1, sha256: 'cd' },
    ...(range === undefined ? {} : { upgradeFrom: range }),
    ...(barrier ? { barrier: { reason: 'a quote ",\\"yanked\\":{" and {"version":"9.9.9"' } } : {}),
    families: { connhex: { version: '8.8.8', rollout: { percent: 0 } } },
    ...(yanked ? { yanked: { reason: 'bad', at: '2026-01-01T00:00:00Z' } } : {}),
  }));
  return `${JSON.stringify({ predicate: { releases, change: { kind: 'yank', version: '1.0.0' } } })}\n`;
};

/** What a device would take next; nothing where there is nothing. */
const chosen = (awk: readonly string[], installed: string, entries: readonly Entry[], down = 'no'): string => {
  const settings = { installed, product: 'p', channel: 'stable', now: '2026-01-01T00:00:00Z', part: '', down };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-v', `${name}=${value}`]);
  const [file = 'awk', ...rest] = awk;
  const { stdout, stderr } = spawnSync(file, [...rest, ...args, '-f', PROGRAM], {
    input: payloadOf(entries),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split(' ')[0] ?? '';
};

const AWKS: readonly (readonly string[])[] = [['busybox', 'awk'], ['awk']];

const RANGES = [
  ...['>=1.0.0', '>1.0.0', '<1.2.0', '<=1.2', '>1.1', '>=1.1', '<2', '=1.1.0', '1.1.0', '1.x', '1.1.x', '1', '*', ''],
  ...[
    '^1.0.0',
    '^1.1',
    '^0.2.3',
    '^0.0.3',
    '^0.0',
    '^0',
    '~1.1.0',
    '~1.1',
    '~1',
    '~0.2.3',
    '>=1.0.0 <1.2.0',
    '>= 1.0.0 < 2',
  ],
  ...[
    '1.0.0 - 1.2.0',
    '1.0 - 1.2',
    '1.0.0 || >=1.2.0 <2',
    '^1.0.0-rc.1',
    '>=1.1.0-rc.2',
    '<1.1.0-rc.2',
    'nonsense',
    '>=x.y',
  ],
];
const VERSIONS = [
  ...['0.0.3', '0.0.4', '0.2.3', '0.3.0', '1.0.0-rc.1', '1.0.0', '1.1.0-rc.1', '1.1.0-rc.2', '1.1.0-rc.10', '1.1.0'],
  ...['1.1.9', '1.2.0-alpha', '1.2.0', '1.2.5', '1.3.0-0', '1.10.0', '2.0.0-beta', '2.0.0', '2.1.0', '10.0.0'],
];

describe('next-release.awk', () => {
  test.each(AWKS)('takes what npm’s ranges take (%s)', (...awk) => {
    // One index for each version and all ranges at once would hide one by another: a shell asks for each pair.
    const pairs = RANGES.flatMap((range) => VERSIONS.map((version) => ({ range, version })));
    const script = `while IFS='|' read -r version range; do
      printf '{"releases":[{"version":"99.0.0","upgradeObject":{"sha256":"ab"},"bundle":{"path":"b","size":1,"sha256":"cd"},"upgradeFrom":"%s"}]}\\n' "$range" |
        ${awk.join(' ')} -v installed="$version" -v product=p -v channel=stable -v now= -v part= -v down=no -f '${PROGRAM}' | grep -c . || :
    done`;
    const input = pairs.map(({ range, version }) => `${version}|${range}\n`).join('');
    const answers = execFileSync('busybox', ['sh', '-c', script], { input, encoding: 'utf8' }).trim().split('\n');
    const wrong = pairs.filter(({ range, version }, i) => (answers[i] === '1') !== satisfies(version, range));
    expect(wrong).toEqual([]);
    expect(answers).toHaveLength(pairs.length);
  });

  const entry = fc.record({
    version: fc.constantFrom(...VERSIONS),
    range: fc.constantFrom(...RANGES.slice(0, 30)),
    barrier: fc.boolean(),
    yanked: fc.boolean(),
  });

  test.each(AWKS)('takes the step that leads highest, and passes no barrier by (%s)', (...awk) => {
    const index = fc.uniqueArray(entry, { selector: ({ version }) => version, minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(index, fc.constantFrom(...VERSIONS), (listed, installed) => {
        const entries = sortVersions(listed.map(({ version }) => version)).flatMap((version) =>
          listed.filter((one) => one.version === version),
        );
        const best = steps(entries, installed).sort((a, b) => b.leads - a.leads || b.at - a.at)[0];
        expect(chosen(awk, installed, entries)).toBe(best === undefined ? '' : entries[best.at]?.version);
      }),
      { numRuns: 40 },
    );
  });

  test('goes down from what was withdrawn alone, where it may, and not past a barrier', () => {
    const entries = (barrier: boolean): readonly Entry[] => [
      { version: '1.0.0' },
      { version: '1.1.0', barrier, range: '<1.1.0' },
      { version: '1.2.0', yanked: true },
    ];
    const awk = ['busybox', 'awk'];
    expect(chosen(awk, '1.2.0', entries(false))).toBe('');
    expect(chosen(awk, '1.2.0', entries(false), 'yes')).toBe('1.0.0');
    expect(chosen(awk, '1.2.0', entries(true), 'yes')).toBe('');
    expect(chosen(awk, '1.3.0', entries(false), 'yes')).toBe('');
  });
});

interface Step {
  readonly at: number;
  /** The highest place that is reached by it in the end. */
  readonly leads: number;
}

/** The steps from a version, worked out by walking all ways. */
const steps = (entries: readonly Entry[], from: string): Step[] => {
  const found: Step[] = [];
  for (const [at, { version, range = '*', barrier, yanked }] of entries.entries()) {
    if (compareVersions(version, from) <= 0) continue;
    if (!yanked && satisfies(from, range)) {
      found.push({ at, leads: Math.max(at, ...steps(entries, version).map(({ leads }) => leads)) });
    }
    if (barrier && !yanked) break;
  }
  return found;
};
