import { describe, expect, test } from 'vitest';
import { entryProblems, factProblems, flistProblems } from '../../../src/site/audit/release-facts.js';
import { indexRelease } from '../../../src/site/draft.js';
import { channelLayout } from '../../../src/site/layout.js';
import type { ReleaseStatement } from '../../../src/site/statement.js';
import { draftOf } from '../../support/channel.js';

const { statement } = draftOf('1.0.0');
const position = { layout: channelLayout('stable'), product: 'logger', entry: indexRelease(statement, 'a'.repeat(64)) };
const changed = (change: Partial<ReleaseStatement['predicate']>): ReleaseStatement => ({
  ...statement,
  predicate: { ...statement.predicate, ...change },
});
const ref = { path: 'schemas/x.json', sha256: 'b'.repeat(64) };

describe('a statement at its place', () => {
  test('agrees with it', () => {
    expect(factProblems(statement, position)).toEqual([]);
  });

  // fact | change | what is said
  const rows: readonly (readonly [string, Partial<ReleaseStatement['predicate']>, string])[] = [
    ['product', { product: 'other' }, '1.0.0 states product "other", where "logger" is right.'],
    ['channel', { channel: 'beta' }, 'states channel "beta"'],
    ['version', { version: '1.0.1' }, 'states version "1.0.1"'],
    ['tag', { tag: '1.0.0' }, 'states tag "1.0.0", where "v1.0.0" is right'],
    ['size', { bundle: { ...statement.predicate.bundle, size: 2 } }, 'states bundle.size 2, where 1 is right'],
    ['range', { upgradeFrom: '*' }, 'states upgradeFrom "*", where "nothing" is right'],
    ['barrier', { barrier: { reason: 'x' } }, 'states barrier'],
    ['schema', { schemas: { config: ref } }, 'schemaDigests.config'],
    ['attachment', { attachments: [{ ...ref, name: 'x', mediaType: 'text/plain', size: 1 }] }, 'states paths.0'],
  ];
  test.each(rows)('another %s is refused', (_fact, change, message) => {
    expect(factProblems(changed(change), position).map((found) => found.message)).toContainEqual(
      expect.stringContaining(message),
    );
  });

  test('what either says more of the bundle than today’s format knows is no disagreement', () => {
    const more = { ...statement.predicate.bundle, sha512: 'e' };
    expect(factProblems(changed({ bundle: more }), position)).toEqual([]);
    const entry = { ...position.entry, bundle: { ...position.entry.bundle, mirror: 'f' } };
    expect(factProblems(statement, { ...position, entry })).toEqual([]);
  });

  test('another bundle is refused in each place that names it', () => {
    const bundle = { ...statement.predicate.bundle, sha256: 'c'.repeat(64) };
    const facts = factProblems(changed({ bundle }), position).map(({ message }) => /states (\S+)/.exec(message)?.[1]);
    expect(facts).toEqual(['bundle.path', 'bundle.sha256', 'subject.0.digest.sha256']);
  });

  test('bytes that are issued anew keep the name that they were packed under, and no other bytes have it', () => {
    const { sha256 } = statement.predicate.bundle;
    const named = (path: string, from = true) => {
      const bundle = { ...statement.predicate.bundle, path };
      const reissuedFrom = { channel: 'beta', version: '0.9.0', upgradeObject: { sha256 } };
      const signed = {
        ...changed({ bundle, ...(from ? { reissuedFrom } : {}) }),
        subject: [{ name: path, digest: { sha256 } }],
      };
      const entry = { ...position.entry, bundle };
      const codes = [
        ...factProblems(signed, { ...position, entry }),
        ...entryProblems('index.json', { product: 'logger', entry }),
      ];
      return codes.map(({ message }) => /bundle\.path( of)?/.exec(message)?.[0]);
    };
    expect(named(`bundles/${sha256}.logger-1.0.0-rc.1.zip`)).toEqual([]);
    expect(named(`bundles/${sha256}.logger-1.0.0-rc.1.zip`, false)).toEqual(['bundle.path']);
    expect(named(`bundles/${sha256}.other-1.0.0.zip`)).toEqual(['bundle.path', 'bundle.path of']);
    expect(named(`bundles/${'d'.repeat(64)}.logger-1.0.0.zip`)).toEqual(['bundle.path', 'bundle.path of']);
  });

  test('a schema lies under its digest', () => {
    const entry = { ...position.entry, schemas: { config: ref.sha256 } };
    const [found] = factProblems(changed({ schemas: { config: ref } }), { ...position, entry });
    expect(found?.message).toContain(`where "schemas/${ref.sha256}.config.json" is`.slice(0, 40));
  });
});

describe('flist', () => {
  const BUNDLE = 'bundles/a.logger-1.0.0.zip';
  // flist | site | code
  const rows = [
    [`https://example.com/${BUNDLE}`, undefined, undefined],
    [`https://example.com/${BUNDLE}`, 'https://example.com', undefined],
    [`http://example.com:8080/x/${BUNDLE}`, 'http://example.com:8080/x', undefined],
    [`https://example.com/${BUNDLE}`, 'https://mirror.example.com', 'verify-flist-elsewhere'],
    [`https://example.com/${BUNDLE}x`, undefined, 'verify-flist-invalid'],
    [`https://example.com/x${BUNDLE}`, undefined, 'verify-flist-invalid'],
    [`https://example.com/?${BUNDLE} /${BUNDLE}`, undefined, 'verify-flist-invalid'],
    [`https:\\\\example.com/${BUNDLE}`, undefined, 'verify-flist-invalid'],
    [`ftp://example.com/${BUNDLE}`, undefined, 'verify-flist-invalid'],
    [`/${BUNDLE}`, undefined, 'verify-flist-invalid'],
    [BUNDLE, undefined, 'verify-flist-invalid'],
    ['', undefined, 'verify-flist-invalid'],
  ] as const;
  test('of the project’s own is taken where it is the signed one, and can be followed', () => {
    const own = 'https://hub.example.com/a.flist';
    const codes = (flist: string, signed: string) =>
      flistProblems('1.0.0', flist, BUNDLE, 'https://example.com', signed).map(({ code }) => code);
    expect(codes(own, own)).toEqual([]);
    expect(codes('https://evil.example.com/a.flist', own)).toEqual(['verify-flist-invalid']);
    expect(codes('hub.flist', 'hub.flist')).toEqual(['verify-flist-invalid']);
  });

  test.each(rows)('%j read from %s: %s', (flist, site, code) => {
    expect(flistProblems('1.0.0', flist, BUNDLE, site).map((found) => found.code)).toEqual(code ? [code] : []);
  });
});
