import { describe, expect, test } from 'vitest';
import { draftRelease, type ReleaseFacts } from '../../src/site/draft.js';
import { pageAssetNames, pageContent } from '../../src/site/page-content.js';

const file = (path: string, digit: string) => ({ path, size: 4, sha256: digit.repeat(64) });

const facts = (changes: Partial<ReleaseFacts> = {}): ReleaseFacts => ({
  product: 'pump',
  models: ['pump-100', 'pump|200'],
  version: '1.0.0',
  channel: 'stable',
  tag: 'v1.0.0',
  commit: 'c'.repeat(40),
  created: '2026-01-15T12:00:00Z',
  bundle: file('/tmp/pump.zip', 'a'),
  attachments: [],
  ...changes,
});

const attachment = (name: string, digit: string) => ({ ...file(`/src/${name}`, digit), name, mediaType: 'text/plain' });

const SIGNED = { minisig: Buffer.from('sig'), upgradeObject: Buffer.from('{}') };

const content = (changes: Partial<ReleaseFacts> = {}, latest: string | null = '1.0.0') =>
  pageContent({ draft: draftRelease(facts(changes)), publicUrl: 'https://updates.example.com', latest }, SIGNED);

describe('pageContent', () => {
  test('offers the bundle, what is signed about it, and the attachments', () => {
    const page = content({ attachments: [attachment('sbom.spdx.json', 'b')] });
    expect(page).toMatchObject({ product: 'pump', version: '1.0.0', tag: 'v1.0.0', title: 'pump 1.0.0' });
    expect(page.assets.map(({ name }) => name)).toEqual([
      'pump-1.0.0.zip',
      'pump-1.0.0.zip.minisig',
      'pump-1.0.0.upgrade.json',
      'sbom.spdx.json',
    ]);
    expect(page.assets.map(({ body }) => body)).toEqual([
      { kind: 'file', path: '/tmp/pump.zip', size: 4, sha256: 'a'.repeat(64) },
      { kind: 'bytes', bytes: SIGNED.minisig },
      { kind: 'bytes', bytes: SIGNED.upgradeObject },
      { kind: 'file', path: '/src/sbom.spdx.json', size: 4, sha256: 'b'.repeat(64) },
    ]);
  });

  test.each([
    // what is released, latest after it, prerelease, latest page
    [{}, '1.0.0', false, true],
    [{}, '2.0.0', false, false],
    [{ version: '1.1.0-rc.1', channel: 'beta' }, '1.1.0-rc.1', true, false],
    [{ version: '1.1.0', channel: 'beta' }, '1.1.0', true, false],
  ] as const)('%j with latest %s', (changes, latest, prerelease, isLatest) => {
    expect(content(changes, latest)).toMatchObject({ prerelease, latest: isLatest });
  });

  test('begins its notes with the release’s own, and tells size, digest and how to verify', () => {
    const { notes } = content({ notes: 'Fixes the **valve**.\n\n', barrier: 'moves the data' });
    expect(notes.startsWith('Fixes the **valve**.\n\nEvery device passes through this release: moves the data\n')).toBe(
      true,
    );
    expect(notes).toContain(`\`${'a'.repeat(64)}\``);
    expect(notes).toContain('minisign -Vm pump-1.0.0.zip -p ota.pub');
    expect(notes).toContain('https://updates.example.com/bundles/');
    expect(notes).toContain('pump\\|200');
  });

  test('gives files names that forges leave as they are, each its own', () => {
    const attachments = [
      attachment('a+b.txt', 'b'),
      attachment('pump-1.0.0.zip', 'd'),
      attachment('end.', 'e'),
      attachment('a_b.txt', 'f'),
    ];
    const { assets } = content({ attachments });
    expect(assets.slice(3).map(({ name }) => name)).toEqual([
      'a_b.txt',
      'attachment-pump-1.0.0.zip',
      'end_',
      'attachment-a_b.txt',
    ]);
    expect(pageAssetNames(draftRelease(facts({ attachments })))).toEqual(assets.map(({ name }) => name));
  });

  test('is the same for the same release', () => {
    expect(content()).toEqual(content());
  });
});
