import { beforeAll, describe, expect, test } from 'vitest';
import { type LoggedRevision, readHistory } from '../../src/site/history.js';
import { hostSource } from '../../src/site/host-source.js';
import { channelLayout } from '../../src/site/layout.js';
import { logEntry } from '../../src/site/log-entry.js';
import { testSigner, testTrust } from '../support/signing.js';
import { signedSite } from '../support/site.js';

let newest: LoggedRevision;

beforeAll(async () => {
  const host = await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }]);
  const request = { source: hostSource(host), layout: channelLayout('stable'), trust: testTrust() };
  const { value } = await readHistory(request).next();
  if (!value) throw new Error('no revision');
  newest = value;
});

describe('an entry of the log', () => {
  test('says what changed, when, and who signed, its keys in a fixed order', () => {
    expect(JSON.stringify(logEntry(newest))).toBe(
      JSON.stringify({
        counter: 2,
        created: '2026-02-02T00:00:00Z',
        kind: 'release',
        version: '1.1.0',
        latest: { before: '1.0.0', after: '1.1.0' },
        expires: '2026-08-01T00:00:00Z',
        signers: [testSigner().publicKey.keyId],
        path: 'revisions/00000002.json',
        sha256: newest.revision.sha256,
      }),
    );
  });

  test('says what it can where the revision before doesn’t verify', () => {
    const { change: _, ...silent } = newest.revision.predicate;
    const cut = { ...newest, before: undefined, broken: true };
    expect(logEntry(cut)).toMatchObject({ kind: 'release', version: '1.1.0', latest: { after: '1.1.0' } });
    expect(logEntry(cut).latest).not.toHaveProperty('before');
    const older = { ...cut, revision: { ...cut.revision, predicate: silent } };
    expect(logEntry(older)).toMatchObject({ kind: 'unknown' });
    expect(logEntry(older)).not.toHaveProperty('version');
  });

  test('names what the note names, and keys that are trusted no more', () => {
    const change = { kind: 'yank', version: '1.0.0', what: 'latest stays', reason: 'it bricks', by: 'operator' };
    const { revision } = newest;
    const noted = { ...newest, retired: true, revision: { ...revision, predicate: { ...revision.predicate, change } } };
    expect(logEntry(noted)).toMatchObject({ ...change, retired: true });
  });
});
