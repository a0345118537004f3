import { describe, expect, test } from 'vitest';
import { logLines, releaseHistoryLines } from '../../src/report/log-text.js';
import { painter } from '../../src/report/style.js';
import type { LogEntry } from '../../src/site/log-entry.js';
import type { ReleaseHistory } from '../../src/site/release-history.js';
import { draftOf } from '../support/channel.js';

const plain = painter({ colour: false, live: false });
const KEY = 'ab'.repeat(32);

const entry = (changes: Partial<LogEntry> = {}): LogEntry => ({
  counter: 42,
  created: '2026-02-01T00:00:00Z',
  kind: 'rollout',
  version: '1.2.0',
  what: '10 % → 25 %',
  reason: 'all is well',
  by: 'operator',
  latest: { before: '1.1.0', after: '1.2.0' },
  expires: '2026-08-01T00:00:00Z',
  signers: [KEY],
  path: 'revisions/00000042.json',
  sha256: '0'.repeat(64),
  ...changes,
});

const refresh = (changes: Partial<LogEntry>): LogEntry => {
  const { version: _, what: _what, reason: _reason, by: _by, ...rest } = entry({ kind: 'refresh', ...changes });
  return rest;
};

describe('a revision', () => {
  test('is told with what changed, why, what is latest, and who signed', () => {
    expect(logLines(entry(), plain)).toEqual([
      'revision 42  2026-02-01T00:00:00Z  rollout 1.2.0: 10 % → 25 %, by operator',
      '  why     all is well',
      '  latest  1.1.0 → 1.2.0',
      '  signed  abababababababab…',
    ]);
  });

  test.each([
    // latest, how it is told
    [{ before: '1.2.0', after: '1.2.0' }, '  latest  stays 1.2.0'],
    [{ before: null, after: '1.0.0' }, '  latest  none → 1.0.0'],
    [{ after: '1.0.0' }, '  latest  1.0.0'],
    [{ before: '1.0.0', after: null }, '  latest  1.0.0 → none'],
  ])('without more to say is three lines; latest: %o', (latest, line) => {
    const lines = logLines(refresh({ latest, signers: [KEY, KEY], retired: true }), plain);
    expect(lines).toEqual([
      'revision 42  2026-02-01T00:00:00Z  refresh',
      line,
      '  signed  abababababababab…, abababababababab…, not trusted any more: the next revision vouches for it',
    ]);
  });

  test('can’t move the cursor or begin a line of its own', () => {
    const evil = 'a\u001b[2Jb\nc\u202ed';
    const text = logLines(entry({ reason: evil, by: evil, what: evil, kind: evil }), plain);
    expect(text).toHaveLength(4);
    expect(text.join('')).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

const statement = draftOf('1.2.0').statement.predicate;

const release = (changes: Partial<ReleaseHistory> = {}): ReleaseHistory => ({
  product: 'pump',
  channel: 'stable',
  version: '1.2.0',
  latest: true,
  upgradeObject: { path: '1.2.0', sha256: '1'.repeat(64) },
  bundle: { path: 'bundles/b.zip', sha256: '2'.repeat(64), size: 2048 },
  statement,
  signers: [KEY],
  record: {
    path: 'records/r.json',
    sha256: '3'.repeat(64),
    ...statement,
    tool: { name: 'ota-release', version: '2.0.0' },
    inputs: {},
    checks: [
      { name: 'check', outcome: 'passed' },
      { name: 'rehearsal', outcome: 'skipped' },
    ],
    findings: [
      { code: 'a-warning', severity: 'warning', count: 2 },
      { code: 'b-warning', severity: 'warning', count: 1 },
    ],
    signers: [KEY],
    by: 'operator',
    attachments: [{ name: 'sbom.json', path: 'attachments/s.json', mediaType: 'a/b', size: 1, sha256: '4'.repeat(64) }],
  },
  provenance: {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'urn:x',
        externalParameters: {},
        resolvedDependencies: [{ uri: 'git+https://github.com/acme/pump@refs/tags/v1.2.0' }],
      },
      runDetails: { builder: { id: 'https://builder' }, metadata: { invocationId: 'https://run' } },
    },
  },
  rollouts: [{ counter: 42, created: '2026-02-01T00:00:00Z', rollout: { percent: 10 }, by: 'operator' }],
  withdrawal: null,
  history: [refresh({})],
  ...changes,
});

describe('a release', () => {
  test('is told with everything that is known of it', () => {
    expect(releaseHistoryLines(release(), plain)).toEqual([
      'pump 1.2.0, channel stable: latest',
      `  commit      ${'c'.repeat(40)}, tag v1.2.0`,
      '  bundle      bundles/b.zip, 2.0 KiB',
      '  signed      abababababababab…',
      '  record      records/r.json',
      '  made with   ota-release 2.0.0, by operator',
      '  checks      check, rehearsal (skipped)',
      '  warnings    a-warning (2), b-warning',
      '  attachment  sbom.json: attachments/s.json',
      '  built by    https://builder',
      '  source      git+https://github.com/acme/pump@refs/tags/v1.2.0',
      '  run         https://run',
      '  offered to  10 %, from 2026-02-01T00:00:00Z, by operator',
      ...logLines(refresh({}), plain),
    ]);
  });

  test('of an older tool, that was withdrawn and is gone, is told as far as it is known', () => {
    const withdrawal = { reason: 'it bricks', at: '2026-03-01T00:00:00Z', by: 'operator' };
    const bare = {
      latest: false,
      statement: null,
      record: null,
      provenance: null,
      rollouts: [],
      signers: [],
      withdrawal,
    };
    expect(releaseHistoryLines(release({ ...bare, history: [] }), plain)).toEqual([
      'pump 1.2.0, channel stable: withdrawn',
      '  bundle      bundles/b.zip, 2.0 KiB',
      '  signed      by no key',
      '  withdrawn   2026-03-01T00:00:00Z by operator: it bricks',
      '  record      none',
      '  provenance  none',
    ]);
  });
});
