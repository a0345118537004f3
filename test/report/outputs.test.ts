import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dotenvText, outputFile, outputs } from '../../src/report/outputs.js';
import type { RunRecord } from '../../src/report/run-record.js';
import { samplePlan, sampleRecords, sampleRelease } from '../support/run-records.js';

const valuesOf = (record: RunRecord) =>
  Object.fromEntries(
    outputs.flatMap(({ name, value }) => {
      const text = value(record);
      return text === undefined ? [] : [[name, text]];
    }),
  );

const withRelease = (change: Partial<typeof sampleRelease>): RunRecord => ({
  ...sampleRecords.published,
  result: { kind: 'release', release: { ...sampleRelease, ...change } },
});

/** The file as the runner reads it: `name<<delimiter`, lines up to the delimiter alone. */
const readOutputFile = (text: string): Readonly<Record<string, string>> => {
  const lines = text.split('\n');
  const read: Record<string, string> = {};
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const [, name, delimiter] = /^([^=]*?)<<(.*)$/.exec(line) ?? [];
    if (name === undefined || delimiter === undefined) throw new Error(`unreadable: ${line}`);
    const end = lines.indexOf(delimiter, at + 1);
    if (end === -1) throw new Error(`unended: ${line}`);
    read[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return read;
};

describe('outputs', () => {
  it('are named in kebab-case, once each, and described', () => {
    const names = outputs.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, description } of outputs) {
      expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(description).toMatch(/^[^.]{10,}[^.]$/);
    }
  });

  it('are all there after a release', () => {
    expect(valuesOf(sampleRecords.published)).toEqual({
      outcome: 'published',
      version: '1.2.0',
      tag: 'v1.2.0',
      channel: 'stable',
      commit: samplePlan.commit,
      'site-url': 'https://updates.example.com',
      'bundle-path': samplePlan.bundle.path,
      'bundle-url': samplePlan.bundle.url,
      sha256: samplePlan.bundle.sha256,
      size: '1468006',
      'bundle-name': 'gateway-1.2.0.zip',
      'provenance-url': 'https://updates.example.com/provenance/cd.gateway-1.2.0.intoto.jsonl',
      'upgrade-object-path': '1.2.0',
      revision: '7',
      latest: '1.2.0',
      'page-url': 'https://github.com/example/gateway/releases/tag/v1.2.0',
      plan: JSON.stringify(samplePlan),
      errors: '0',
      warnings: '1',
      'exit-code': '0',
    });
    expect(Object.keys(valuesOf(sampleRecords.published))).toEqual(outputs.map(({ name }) => name));
  });

  it.each([
    // record, its outputs
    ['failed', { outcome: 'failed', errors: '17', warnings: '13', 'exit-code': '2' }],
    ['check', { outcome: 'passed', version: '1.2.0', errors: '0', warnings: '1', 'exit-code': '0' }],
    [
      'pack',
      {
        outcome: 'passed',
        'bundle-path': 'build/update.zip',
        sha256: samplePlan.bundle.sha256,
        size: '1468006',
        errors: '0',
        warnings: '0',
        'exit-code': '0',
      },
    ],
    [
      'verify',
      { outcome: 'passed', 'site-url': 'https://updates.example.com', errors: '0', warnings: '0', 'exit-code': '0' },
    ],
  ] as const)('of %s', (name, values) => expect(valuesOf(sampleRecords[name])).toEqual(values));

  it('have no site URL for a site in a directory', () =>
    expect(
      valuesOf({ ...sampleRecords.verify, result: { ...sampleRecords.verify.result, site: 'site' } }),
    ).not.toHaveProperty('site-url'));

  it('have no latest version where the channel names none', () =>
    expect(valuesOf(withRelease({ latest: null }))).not.toHaveProperty('latest'));
});

describe('outputFile', () => {
  it('is read by the runner as it was meant', () =>
    expect(readOutputFile(outputFile(sampleRecords.published, 'ghadelimiter_1'))).toEqual(
      valuesOf(sampleRecords.published),
    ));

  it('lets no value end early, whatever it holds, and whether or not the delimiter was guessed', () => {
    const piece = fc.constantFrom('END', 'END_', 'E', '\n', 'outcome<<X', 'outcome=published', '_', '\r\n', 'x');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const record = withRelease({ channel: pieces.join('') });
        expect(readOutputFile(outputFile(record, 'END'))).toEqual(valuesOf(record));
      }),
    );
  });
});

describe('dotenvText', () => {
  it('has a line for each output but the plan', () => {
    const lines = dotenvText(sampleRecords.published).trimEnd().split('\n');
    expect(lines).toHaveLength(outputs.length - 1);
    expect(lines).toEqual(
      expect.arrayContaining([
        'OTA_RELEASE_OUTCOME=published',
        'OTA_RELEASE_SITE_URL=https://updates.example.com',
        'OTA_RELEASE_EXIT_CODE=0',
      ]),
    );
    for (const line of lines) expect(line).toMatch(/^OTA_RELEASE_[A-Z0-9_]+=\S+$/);
  });

  it('fits the smallest number of variables that GitLab allows', () => expect(outputs.length).toBeLessThanOrEqual(20));

  it.each(['two\nlines', 'a\rb', ' blank', 'blank ', '$CI_JOB_TOKEN', `a$\{HOME}b`, 'x%PATH%y', 'nul\u0000'])(
    'leaves out %j, which GitLab would change',
    (channel) => {
      const text = dotenvText(withRelease({ channel }));
      expect(text).not.toContain('OTA_RELEASE_CHANNEL');
      expect(text.trimEnd().split('\n')).toHaveLength(outputs.length - 2);
    },
  );

  it.each(['50 % of all', 'a=b"c"', 'käfig', '%20x%20'])('keeps %j', (channel) =>
    expect(dotenvText(withRelease({ channel }))).toContain(`OTA_RELEASE_CHANNEL=${channel}\n`),
  );

  it('stays below 5 KiB and keeps what has room', () => {
    const text = dotenvText(withRelease({ channel: 'x'.repeat(6000), tag: 'ü'.repeat(1500) }));
    expect(Buffer.byteLength(text)).toBeLessThan(5 * 1024);
    expect(text).not.toContain('OTA_RELEASE_CHANNEL');
    expect(text).toContain('OTA_RELEASE_EXIT_CODE=0\n');
  });
});
