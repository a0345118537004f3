import { describe, expect, it } from 'vitest';
import { pae } from '../../src/signing/pae.js';
import { jsonBytes } from '../../src/site/json-bytes.js';
import { nextIndex } from '../../src/site/next-index.js';
import { signableOf } from '../../src/site/signable.js';
import { PAYLOAD_TYPE, STATEMENT_TYPE } from '../../src/site/statement.js';
import { draftOf, layout } from '../support/channel.js';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const statement = (value: unknown): Uint8Array => pae(PAYLOAD_TYPE, jsonBytes(value));
const signable = (bytes: Uint8Array, comment?: string) => {
  const verdict = signableOf(bytes, comment);
  if ('refused' in verdict) throw new Error(verdict.refused);
  return verdict.signable;
};
const release = draftOf('1.0.0').statement;
const INDEX = nextIndex(
  undefined,
  { pages: [], groups: [] },
  {
    layout,
    previous: null,
    now: new Date('2026-02-01T00:00:00Z'),
    expiresDays: 180,
    note: { kind: 'release', version: '1.0.0', reason: 'a fix\u001b[31m \u202e' },
    releases: () => [
      {
        version: '1.0.0',
        upgradeObject: { sha256: 'a'.repeat(64) },
        bundle: { path: 'b', sha256: 'b'.repeat(64), size: 1 },
      },
    ],
    facts: { product: 'logger', trustedKeys: [{ keyid: 'c'.repeat(64), publicKey: 'AAAA' }], threshold: 1 },
  },
).statement;
const DIGEST = Uint8Array.from({ length: 64 }, (_, index) => 255 - index);

describe('signableOf', () => {
  it('reads a release’s statement from the bytes, each fact on a line', () => {
    const found = signable(statement(release));
    expect(found).toMatchObject({ kind: 'statement', what: 'statement of logger 1.0.0' });
    expect(found.lines).toEqual(
      expect.arrayContaining(['product: logger', 'models.0: tl-100', 'version: 1.0.0', 'attachments: none']),
    );
    expect(found.lines).toContain(`bundle.sha256: ${release.predicate.bundle.sha256}`);
  });

  it('reads an index, with every release on a line, and shows nothing that a terminal would obey', () => {
    const found = signable(statement(INDEX));
    expect(found).toMatchObject({ kind: 'index', what: 'index revision 1 of logger, channel stable' });
    expect(found.lines).toEqual(
      expect.arrayContaining(['counter: 1', 'expires: 2026-07-31T00:00:00Z', 'latest: 1.0.0', 'change.kind: release']),
    );
    expect(found.lines).toContain('change.reason: "a fix\\u001b[31m \\u202e"');
    expect(found.lines.filter((line) => line.startsWith('release 1.0.0: '))).toHaveLength(1);
    expect(found.lines.join('')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it.each([
    // kind, bytes
    [
      'record',
      statement({
        _type: STATEMENT_TYPE,
        subject: [],
        predicateType: 'urn:ota-release:predicate:record:v1',
        predicate: { a: 1 },
      }),
    ],
    [
      'provenance',
      statement({
        _type: STATEMENT_TYPE,
        subject: [],
        predicateType: 'https://slsa.dev/provenance/v1',
        predicate: { a: 1 },
      }),
    ],
    ['tuf-timestamp', text('{"_type":"timestamp","a":1,"version":3}')],
  ])('reads a %s', (kind, bytes) => {
    const found = signable(bytes);
    expect(found.kind).toBe(kind);
    expect(found.lines.some((line) => /(^|\.)a: 1$/.test(line))).toBe(true);
  });

  it('reads the digest of a bundle by its trusted comment', () => {
    expect(signable(DIGEST, 'file:logger-1.0.0.zip\thashed\tproduct:logger')).toEqual({
      kind: 'minisign',
      what: 'minisign signature of logger-1.0.0.zip',
      lines: ['file: logger-1.0.0.zip', 'product:logger', `blake2b512: ${Buffer.from(DIGEST).toString('hex')}`],
    });
  });

  it.each([
    // what, bytes, trusted comment
    ['bytes that are no text', Uint8Array.of(255, 254), undefined],
    ['a plain text', text('pay to the bearer'), undefined],
    ['metadata of another kind', text('{"_type":"order","version":1}'), undefined],
    ['a statement of another type', statement({ ...release, predicateType: 'urn:other' }), undefined],
    ['a statement with a key twice', pae(PAYLOAD_TYPE, text('{"_type":"a","_type":"b"}')), undefined],
    ['another payload type', pae('text/plain', jsonBytes(release)), undefined],
    ['a length that lies', text('DSSEv1 28 application/vnd.in-toto+json 9 {}'), undefined],
    ['a statement that is called a digest', statement(release), 'file:a\thashed'],
    ['a text of the length of a digest', text('a'.repeat(64)), 'file:a\thashed'],
    ['a comment of another form', DIGEST, 'timestamp:1'],
    ['a comment over two lines', DIGEST, 'file:a\thashed\nx'],
    [
      'a record with more facts than anybody reads',
      statement({ _type: STATEMENT_TYPE, predicateType: 'https://slsa.dev/provenance/v1', a: Array(5001).fill(1) }),
      undefined,
    ],
  ])('refuses %s', (_what, bytes, comment) => {
    expect(signableOf(bytes, comment)).toEqual({ refused: expect.stringMatching(/^the(y|ir) /) });
  });
});
